package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Words of a line are one word to a reader: they share a stem. It is long because it is lists.
func TestStemTogether(t *testing.T) {
	var s Stemmer
	for language, lines := range map[string]string{
		"en": `
			audit audits audited auditing Audit AUDITS
			policy policies policy's
			council councils council's councils'
			transparency transparent transparently
			accountability accountable
			disability disabilities disabled
			activist activists
			publish published publishing publishes
			organisation organization organisations organising organize organizers organisers
			analyse analyze analyzing
			behaviour behavior behaviours behavioral
			programme program programmes programs
			NGO NGOs
			SME SMEs
			RFP RFPs
			bias biases biased
			woman women
			criterion criteria
			process processes processed processing
			pay paid pays paying
			sleep slept sleeping
			write wrote written
			bus buses
			noise noisy
			clean cleanliness cleaning
			comfort comfortable comfy
			mouse mice
			win won winning
			inform informed information informing
			emergency emergencies
			parking parked
			booking booked
			police policing
			hospital hospitals
			organisation organised`,
		"es": `
			participación participacion participaciones participar participan participó participaron
			transparencia transparente transparentes TRANSPARENCIA
			auditoría auditoria auditorías auditorias
			licitación licitacion licitaciones licitar
			año años Años an` + "\u0303" + `os
			pyme pymes
			interés interes intereses
			joven jóvenes jovenes
			imagen imágenes imagenes
			voz voces
			eficaz eficaces
			responsable responsables responsabilidad
			activista activismo activistas
			país pais países paises
			ciudadano ciudadana ciudadanos ciudadan@s ciudadan@ ciudadanxs
			decisión decisiones decision
			sesgo sesgos sesgado
			género genero géneros
			abierto abierta abiertos abiertas
			publicar publicación publicada publicaron publique publiquen
			explicar explica explique expliquen
			empezar empieza empiezan empezó empiece
			cerrar cierra cierran cerrado
			costar cuesta cuestan costó
			encontrar encuentra encontramos
			mostrar muestra muestran
			pedir pide piden pidieron
			leer leyó leído
			rápido rápida rápidamente
			pared paredes
			ciudad ciudades
			accesible accesibilidad
			aparcar aparqué aparcado
			usar usa usan usando usado usarlo
			tarea tareas
			bloquear bloqueo bloquean bloqueado
			jugar juegan jugaron jugador jugadores juego
			mover mueve movió
			repetir repite repitan repitió
			elegir elige elija elegido elíjanla
			seguir sigue siga siguió
			mantener mantiene mantengan mantuvo
			proponer propuso propuesta proponga
			preferir prefiero prefirió
			convertir convierte convirtió
			ofrecer ofrezca ofrecido
			reducir redujo reduzca
			especificar especifica especifique
			comparar compara comparado
			modificar modifica modificado
			lugar lugares
			mujer mujeres
			mejor mejores
			dificultad dificultades
			solicitud solicitudes
			moderno modernos moderna
			limpio limpia limpieza
			ruido ruidoso ruidosa
			rápido rapidez
			conexión conectar conectado
			incluir inclúyanlo incluya
			publicar publíquenlo publiquen
			informar informarles informándonos
			comprador compradores comprar
			decisión decidir decide
			otro otra otros otras
			ofrecer ofreció ofrecía ofrezca ofrecido ofrecerá
			permitir permitirá permitirle permitía
			resolver resuelve resolvió resuelto
			romper rompe rompió roto
			vender vende vendió venderán
			alto alta altos altas
			caro cara caros caras
			calle calles
			tema temas
			callar calla callan
			cuenta contar cuentan
			estacionar estacionamiento
			policía policías policiales
			político política políticos`,
	} {
		for line := range strings.Lines(lines) {
			words := strings.Fields(line)
			for _, w := range words {
				if got, want := s.Stem(language, w), s.Stem(language, words[0]); got != want {
					t.Errorf("%s: Stem(%q) = %q, of %q %q", language, w, got, words[0], want)
				}
			}
		}
	}
}

// Words of a line are different words to a reader: no two share a stem. It is long because it is lists.
func TestStemApart(t *testing.T) {
	var s Stemmer
	for language, lines := range map[string]string{
		"en": `
			account accountable
			government governance
			public publish publication
			minor minority
			policy police
			response responsibility
			access accessibility
			experience experiment expert
			general generate
			customer custom
			object objective
			answer answerable
			new news
			busy business
			past paste
			position positive
			internal international
			active activist activity
			informal information
			hospitality hospital
			important import
			universe university universal
			organ organic organise organism
			human humane
			several severe
			late lately
			hard hardly
			emergency emerge
			engine engineer
			direction direct directive
			care careful
			effect effective
			interest interesting
			animal animation
			political polite
			apart apartment
			transit transition
			park parking
			book booking
			intern internal
			use useful
			product production
			initial initiative
			union unite unit`,
		"es": `
			año ano
			público publicar
			común comunidad comunicar
			forma formación
			género generar general
			igual igualdad
			incluso inclusión
			acceso accesibilidad
			seguro seguridad
			consulta consultor
			plazo placa plaza
			técnica tecnicismo
			entender entendible
			libre libro
			periodo periodista
			marco marca
			suelo solo
			cliente cliché
			ciudad cuidado
			comida como
			sonido son
			parada para
			estado esta
			entrada entre
			nadar nada
			casa caso
			puerta puerto
			cama cámara
			vista visto
			mesa mes misa
			plata plato
			modo moda
			sol solo
			verdad verde
			uso usar
			jugo jugar
			objetivo objeto
			universidad universo
			comunidad comunicación común
			ordenador orden
			archivo archivador
			área arena
			nuevo nueve
			tardar tarde
			mejorar mejor
			informe información
			acta acto actuar
			calle callar
			estación estacionar
			salud saludos
			tema temer
			policía policies
			cuento cuenta
			parto parte partido partida
			banco banca
			medio media
			importante importar
			hospital hospitalidad
			peso pesar
			piso pisar
			efecto efectivo efectivamente
			residencia residente
			habilidad habla
			piedra pedro
			luz lucir
			luna lunes
			paro parada
			entera enterar
			organizar orgánico órgano
			generoso generar
			serio serie
			carga cargo`,
	} {
		for line := range strings.Lines(lines) {
			seen := map[string]string{}
			for _, w := range strings.Fields(line) {
				stem := s.Stem(language, w)
				if other, ok := seen[stem]; ok {
					t.Errorf("%s: %q and %q share the stem %q", language, w, other, stem)
				}
				seen[stem] = w
			}
		}
	}
}

func TestStemInOtherLanguagesFolds(t *testing.T) {
	var s Stemmer
	if got := s.Stem("pt", "Licitações"); got != "licitacoes" {
		t.Errorf("Stem = %q, want licitacoes", got)
	}
}

func TestStemIgnoresAccentsAndCase(t *testing.T) {
	var s Stemmer
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.StringMatching(`[A-Za-zÑñáéíóúü@']{1,14}`), hostile()).Draw(t, "word")
		for _, language := range []string{"en", "es", ""} {
			if got, want := s.Stem(language, word), s.Stem(language, FoldWord(word)); got != want {
				t.Errorf("%q: Stem(%q) = %q, folded %q", language, word, got, want)
			}
		}
	})
}

func TestStemmerForgetsRatherThanGrow(t *testing.T) {
	var s Stemmer
	for i := range stemmerLimit + 10 {
		s.Stem("", "w"+strings.Repeat("x", i%7)+string(rune('a'+i%26))+string(rune(0x4E00+i%20000)))
	}
	if len(s.known) > stemmerLimit {
		t.Errorf("%d words kept, limit %d", len(s.known), stemmerLimit)
	}
}
