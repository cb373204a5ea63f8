package text

import "strings"

// families corrects stemming by hand: each line is one family of folded words
// that share a stem with each other and with no other word. The lines hold
// irregular forms, and common words whose stem would swallow a different word
// that codebooks ask for: "account" is not "accountability", "forma" (way) is
// not "formación" (training), "igual" is not "igualdad".
var families = map[string]map[string]string{
	"en": family(`
		analysis analyses
		author authors
		break breaks broke broken breaking
		bring brings brought bringing
		build builds built building buildings
		business businesses
		bus buses
		buy buys bought buying
		catch catches caught catching
		authority authorities
		begin begins began begun beginning
		child children
		choose chooses chose chosen choosing
		consultant consultants consultancy consultancies
		criterion criteria
		customer customers
		department departments
		draw draws drew drawn drawing drawings
		drink drinks drank drunk drinking
		drive drives drove driven driving
		eat eats ate eaten eating
		experience experiences experienced
		experiment experiments experimental experimentation experimented experimenting
		explain explains explained explaining explanation explanations explanatory explainable explainability
		fall falls fell fallen falling
		feel feels felt feeling feelings
		find finds found finding findings
		foot feet
		forget forgets forgot forgotten forgetting
		general generally
		give gives gave given giving
		government governments governmental
		grow grows grew grown growing
		hear hears heard hearing hearings
		hide hides hid hidden hiding
		hold holds held holding
		important importance importantly
		international internationally
		keep keeps kept keeping
		knife knives
		know knows knew known knowing
		lead leads led leading
		lose loses lost losing
		major
		man men
		meet meets met meeting meetings
		minor
		mouse mice
		news
		objective objectives
		past
		pay pays paid paying
		person persons people peoples
		policy policies
		positive positively positives
		public publicly
		response responses
		run runs ran running
		say says said saying
		sell sells sold selling
		send sends sent sending
		sleep sleeps slept sleeping
		speak speaks spoke spoken speaking
		spend spends spent spending
		steal steals stole stolen stealing
		take takes took taken taking
		teach teaches taught teaching
		tell tells told telling
		throw throws threw thrown throwing
		tooth teeth
		understand understands understood understanding
		university universities
		wake wakes woke woken waking
		wear wears wore worn wearing
		win wins won winning
		woman women
		write writes wrote written writing
	`),
	"es": family(`
		acta actas
		acto actos
		actividad actividades
		alrededor alrededores
		alto alta altos altas
		ancho ancha anchos anchas
		analisis
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
		esperanza esperanzas
		creer cree creen creo creia creian creemos creyo creyendo creyeron
		cuadra cuadras
		cuadro cuadros
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
		mismo misma mismos mismas
		mar mares
		marca marcas
		marido maridos
		mayor mayores
		mejor mejores
		medir mide miden midio midieron midiendo medimos medido medida medidos medidas mida midan medirlo medirla medirse
		menor menores
		mes meses
		mesa mesas
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
		puerta puertas
		puerto puertos
		puesto puestos
		publico publica publicos publicas publicamente public
		punta puntas
		punto puntos
		rapido rapida rapidos rapidas rapidamente rapidez
		rato ratos
		sal
		sala salas
		servidor servidores
		tenedor tenedores
		archivo archivos
		salir sale salen salgo salga salgan salio salieron salido saliendo saldra saldran salia salian salida salidas
		seguro segura seguros seguras seguramente
		sol
		solido solida solidos solidas
		sueldo sueldos
		tarde tardes
		tela telas
		tienda tiendas
		universidad universidades universitario universitaria universitarios universitarias
		universo universos
		uso usos
		valido valida validos validas
		ver ve ven veo vemos visto vistos vio vieron viendo vea vean vere veran verlo verla verse
		venir viene vienen vengo venga vengan vinieron viniendo venimos venia venian
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
