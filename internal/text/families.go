package text

import "strings"

// families corrects stemming by hand: each line is one family of folded words
// that share a stem with each other and with no other word. The lines hold
// irregular forms, and common words whose stem would swallow a different word
// that codebooks ask for: "account" is not "accountability", "forma" (way) is
// not "formación" (training), "igual" is not "igualdad". Where one spelling is a form
// of both words (cara is dear and face), they stay together: the inflected adjective
// is what feedback is full of. The file is long because it is one list, easier to check side by
// side in one place.
var families = map[string]map[string]string{
	"en": family(`
		accountant accountants
		activate activates activated activating activation
		activity activities
		analysis analyses
		animate animates animated animating animation animations
		apart
		appearance appearances
		assistant assistants
		author authors
		authority authorities
		begin begins began begun beginning
		booking bookings booked
		break breaks broke broken breaking
		bring brings brought bringing
		build builds built building buildings
		bus buses
		business businesses
		buy buys bought buying
		capitalism capitalist capitalists
		careful carefully
		catch catches caught catching
		child children
		choose chooses chose chosen choosing
		closely
		collective collectives collectively
		commissioner commissioners
		competent competently competence competences competency competencies
		conference conferences
		conservative conservatives
		consistent consistently consistency
		consultant consultants consultancy consultancies
		consumer consumers
		criterion criteria
		customer customers
		department departments
		designate designates designated designating designation designations
		direction directions directional
		directive directives
		doctorate doctorates doctoral
		draw draws drew drawn drawing drawings
		drink drinks drank drunk drinking
		drive drives drove driven driving
		eat eats ate eaten eating
		effective effectively effectiveness
		emergency emergencies
		engine engines
		evident evidently
		exceptional exceptionally
		executive executives
		experience experiences experienced
		experiment experiments experimental experimentation experimented experimenting
		explain explains explained explaining explanation explanations explanatory explainable explainability
		extensive extensively
		fall falls fell fallen falling
		feel feels felt feeling feelings
		finally
		find finds found finding findings
		foot feet
		forget forgets forgot forgotten forgetting
		formation formations
		general generally
		give gives gave given giving
		goods
		government governments governmental
		grow grows grew grown growing
		hardly
		hear hears heard hearing hearings
		hide hides hid hidden hiding
		hold holds held holding
		hospitality hospitable
		humane humanely
		identity identities
		ignorance ignorant
		important importance importantly
		informal informally informality
		initiative initiatives
		integrity
		interesting interestingly
		intern interns
		international internationally
		ironic ironically
		journalism journalist journalists journalistic
		keep keeps kept keeping
		knife knives
		know knows knew known knowing
		largely
		lastly
		lately
		lead leads led leading
		lightly
		likely likelihood
		lively
		lose loses lost losing
		major
		man men
		manager managers managerial
		mechanism mechanisms
		meet meets met meeting meetings
		minor
		mobile mobiles
		morale
		mouse mice
		nearly
		news
		objective objectives
		optional optionally
		organ organs
		organic organics organically
		organism organisms
		original originals originally
		parking parked
		partly
		past
		pay pays paid paying
		person persons people peoples
		personality personalities
		physics
		policy policies
		polite politely politeness
		positive positively positives
		powerful powerfully
		practical practically practicality practicalities
		presentation presentations
		production productions
		productive productively productivity
		progressive progressives progressively
		public publicly
		rational rationally rationality
		relative relatives relatively
		residence residences residency
		respective respectively
		response responses
		run runs ran running
		say says said saying
		sell sells sold selling
		send sends sent sending
		setting settings
		several
		shortly
		shorts
		sleep sleeps slept sleeping
		speak speaks spoke spoken speaking
		specification specifications
		spend spends spent spending
		steal steals stole stolen stealing
		succession successive successively
		suite suites
		take takes took taken taking
		teach teaches taught teaching
		tell tells told telling
		throw throws threw thrown throwing
		tired tiring
		tooth teeth
		transition transitions transitional
		understand understands understood understanding
		unite unites united uniting
		unity
		universe universes
		university universities
		unlikely
		useful usefully usefulness
		wake wakes woke woken waking
		wear wears wore worn wearing
		win wins won winning
		woman women
		wonderful wonderfully
		write writes wrote written writing
	`),
	"es": family(`
		acta actas
		actividad actividades
		acto actos
		alrededor alrededores
		alto alta altos altas
		analisis
		ancho ancha anchos anchas
		archivo archivos
		area areas
		autor autores autora autoras
		caer cae caen cayo cayeron caido caida caidos caidas cayendo caiga caigan
		cama camas
		camara camaras
		capacidad capacidades
		casa casas
		caso casos
		comando comandos
		comun comunes comunmente
		comunidad comunidades comunitario comunitaria comunitarios comunitarias
		consultor consultora consultores consultoras consultoria consultorias
		contador contadores contadora contadoras
		convenio convenios
		costa costas
		crear crea crean creado creada creados creadas creando creacion crearon
		creer cree creen creo creia creian creemos creyo creyendo creyeron
		cuadra cuadras
		cuadro cuadros
		esperanza esperanzas
		fin fines
		forma formas
		foto fotos fotografia fotografias
		genero generos
		gran grande grandes
		habitacion habitaciones
		igual iguales igualmente
		incluso
		informe informes
		interes intereses
		joven jovenes
		jugo jugos
		leer lee leen leo leia leian leyo leyeron leido leida leidos leidas leyendo lea lean leemos
		libro libros
		mal malo mala malos malas
		mano manos
		mar mares
		marca marcas
		marido maridos
		mayor mayores
		medir mide miden midio midieron midiendo medimos medido medida medidos medidas mida midan medirlo medirla medirse
		mejor mejores
		menor menores
		mes meses
		mesa mesas
		mismo misma mismos mismas
		moda modas
		modo modos
		morir muere mueren murio murieron muriendo muerto muerta muertos muertas muerte muertes
		nacion naciones
		nueve
		objetivo objetivos objetiva objetivas
		objeto objetos
		oir oye oyen oimos oia oian oyo oyeron oiga oigan oyendo
		olor olores oler huele huelen olia olian
		orden ordenes
		ordenador ordenadores
		pared paredes
		parte partes
		peor peores
		periodo periodos
		placer placeres
		plata
		plato platos
		plaza plazas
		presente presentes
		publico publica publicos publicas publicamente public
		puerta puertas
		puerto puertos
		puesto puestos
		punta puntas
		punto puntos
		rapido rapida rapidos rapidas rapidamente rapidez
		rato ratos
		sal
		sala salas
		salir sale salen salgo salga salgan salio salieron salido saliendo saldra saldran salia salian salida salidas
		seguro segura seguros seguras seguramente
		servidor servidores
		sol
		solido solida solidos solidas
		sueldo sueldos
		tarde tardes
		tela telas
		tenedor tenedores
		tienda tiendas
		universidad universidades universitario universitaria universitarios universitarias
		universo universos
		uso usos
		valido valida validos validas
		venir viene vienen vengo venga vengan vinieron viniendo venimos venia venian
		ver ve ven veo vemos visto vistos vio vieron viendo vea vean vere veran verlo verla verse
		verdad verdades
		vista vistas
		este esta estos estas esto
		ese esa esos esas eso
		aquel aquella aquellos aquellas aquello
		otro otra otros otras
		solo sola solos solas solamente
		todo toda todos todas
		algun alguno alguna algunos algunas
		ningun ninguno ninguna ningunos ningunas
		cual cuales
		quien quienes
		nuestro nuestra nuestros nuestras
		mucho mucha muchos muchas
		tanto tanta tantos tantas tan
		acero aceros
		banca bancas
		calle calles
		cargo cargos
		cuento cuentos
		derecha derechas
		efectivamente
		efectivo efectiva efectivos efectivas
		ejemplar ejemplares
		entero entera enteros enteras
		estacion estaciones
		estudiante estudiantes
		feriado feriados
		firme firmes firmemente
		generoso generosa generosos generosas generosamente generosidad
		gracias
		grave graves gravemente
		habito habitos
		hospitalidad
		importante importantes importancia
		indice indices
		iniciativa iniciativas
		leche leches
		listo listos
		localidad localidades
		lunes
		luz luces
		media medias
		mente mentes
		merced mercedes
		monte montes
		nombre nombres
		numeroso numerosa numerosos numerosas
		organico organica organicos organicas
		organo organos
		pan panes
		parada paradas
		paro paros
		partida partidas
		partido partidos
		parto partos
		pasado pasada pasados pasadas
		pesar
		piso pisos
		plano plana planos planas
		policia policias policial policiales
		poste postes
		pueblo pueblos
		puesta puestas
		residencia residencias
		salud
		sede sedes
		serie series
		sigla siglas
		tema temas
		valle valles
		volante volantes
		animo animos
		extra extras
		habilidad habilidades
		integridad
		manual manuales
		pez peces
		piedra piedras
	`),
}

// themselves are Spanish words that hold sentences together: each is itself only, so that
// comida is not como, sonido not son, and parada not para.
var themselves = wordSet(`como para sobre entre sin sino con contra por pero porque cada casi cuando donde desde hasta hacia ante antes
	muy mas menos ya si no ni que de del al la las lo los le les se me te nos un una uno unos unas y o u e en a
	mi mis tu tus su sus yo el ella ellas ellos usted ustedes aqui ahi alli ahora luego pues aunque mientras durante segun bien
	nada nadie algo alguien asi aun tal tales vez veces cosa cosas fuera dentro despues tras da dan des va van san par
	ser es son era eran fue fueron sea sean sera seran seria serian ha han he hay haya hayan hubo habia habian habra habran habria habrian
	estar estan estoy estamos estaba estaban estuvo estuvieron estara estaran estaria estarian`)

// akin are words that mean what another word means: each line has that word first.
var akin = map[string]map[string]string{
	"en": kin(`
		choose choice choices
		clean cleanly cleanliness
		comfort comfy comfier comfortable comfortably
		dirt dirty dirtier dirtiest
		enjoy enjoyable enjoyably
		knowledge knowledgeable
		noise noisy noisier noisily
		smell smelly smelt
	`),
	"es": kin(`
		amplio amplitud
		aprender aprendizaje aprendizajes
		bello belleza
		calido calidez
		comodo comodisimo comodisima
		conectar conexion conexiones
		confort confortable confortables
		decidir decision decisiones
		eficaz eficacia
		expresar expresion expresiones
		grabar grabadora grabadoras
		limpio limpieza limpiezas limpisimo limpisima
		lento lentitud
		pobre pobreza
		revisar revision revisiones
		editar editor editora editores edicion ediciones
		ruido ruidoso ruidosa ruidosos ruidosas
		sencillo sencillez
		sucio suciedad
		supervisar supervision supervisiones
	`),
}

// kin points every word of a line to the line's first.
func kin(lines string) map[string]string {
	to := map[string]string{}
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		for _, w := range words {
			if w != words[0] {
				to[w] = words[0]
			}
		}
	}
	return to
}

// family gives every word of a line the line's first word, marked, as its stem.
func family(lines string) map[string]string {
	stems := map[string]string{}
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		for _, w := range words {
			stems[w] = "=" + words[0]
		}
	}
	return stems
}
