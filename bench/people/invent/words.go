package invent

import "strings"

// Names by frequency, the common ones first: a rank's share falls with the rank.
var (
	givenEnglish = strings.Fields(`James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph
		Jessica Thomas Sarah Christopher Karen Charles Lisa Daniel Nancy Matthew Sandra Anthony Betty Mark Ashley Donald Emily Steven Kimberly
		Andrew Margaret Paul Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Melissa Timothy Deborah Ronald Stephanie George Rebecca
		Jason Sharon Edward Laura Jeffrey Cynthia Ryan Dorothy Jacob Amy Nicholas Kathleen Gary Angela Eric Shirley Jonathan Emma Stephen Brenda
		Larry Pamela Justin Nicole Scott Anna Brandon Samantha Benjamin Katherine Samuel Christine Gregory Debra Alexander Rachel Patrick Carolyn
		Frank Janet Raymond Maria Jack Olivia Dennis Heather Jerry Helen Tyler Catherine Aaron Diane Jose Julie Adam Victoria Nathan Joyce Henry
		Lauren Zachary Kelly Douglas Christina Peter Ruth Kyle Joan Noah Virginia Ethan Judith Jeremy Evelyn Christian Hannah Walter Andrea Keith
		Megan Austin Cheryl Roger Jacqueline Terry Madison Sean Teresa Gerald Abigail Carl Sophia Dylan Martha Harold Sara Jordan Gloria Jesse
		Janice Bryan Kathryn Lawrence Ann Arthur Isabella Gabriel Judy Bruce Charlotte Logan Julia Billy Grace Joe Amber Alan Alice Juan Jean
		Elijah Denise Willie Frances Albert Danielle Wayne Marilyn Randy Natalie Mason Beverly Vincent Diana Liam Brittany Roy Theresa Bobby Kayla`)
	givenSpanish = strings.Fields(`Antonio María Manuel Carmen José Ana Francisco Isabel David Laura Juan Cristina Javier Marta Daniel Josefa Carlos
		Lucía Jesús Antonia Alejandro Dolores Miguel Francisca Rafael Pilar Pedro Elena Pablo Sara Ángel Paula Sergio Raquel Fernando Mercedes
		Jorge Rosario Luis Beatriz Alberto Teresa Álvaro Rosa Adrián Encarnación Diego Julia Raúl Silvia Iván Patricia Rubén Andrea Enrique Irene
		Óscar Montserrat Ramón Rocío Vicente Alba Andrés Mónica Joaquín Ángela Santiago Alicia Víctor Sandra Eduardo Sonia Mario Marina Roberto
		Susana Jaime Yolanda Marcos Natalia Ignacio Margarita Hugo Eva Alfonso Claudia Salvador Inmaculada Ricardo Noelia Emilio Lorena Guillermo
		Verónica Julián Carolina Gabriel Nuria Tomás Esther Agustín Carlota Gonzalo Catalina Félix Victoria Joan Amparo Nicolás Lourdes Martín
		Daniela Ismael Inés Samuel Olga Cristian Consuelo Aitor Concepción Mariano Milagros Josep Celia Domingo Esperanza Alfredo Aurora Sebastián
		Magdalena Felipe Valeria César Gloria Lorenzo Ainhoa Rodrigo Matilde Gregorio Soledad Esteban Noemí Cristóbal Leticia Arturo Fátima`)
	familyEnglish = strings.Fields(`Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Thompson
		White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts
		Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Peterson Cooper Reed Bailey Bell Kelly Howard Ward
		Cox Richardson Wood Watson Brooks Bennett Gray James Hughes Price Myers Long Foster Sanders Ross Powell Sullivan Russell Perry Butler
		Barnes Fisher Henderson Coleman Simmons Patterson Jordan Reynolds Hamilton Graham Wallace Cole West Hayes Bryant Gibson Ellis Stevens
		Ford Marshall Owens McDonald Harrison Kennedy Wells Woods Stone Hawkins Dunn Perkins Hudson Spencer Gardner Stephens Payne Pierce Berry
		Matthews Arnold Wagner Willis Ray Watkins Olson Carroll Duncan Snyder Hart Cunningham Bradley Lane Andrews Harper Fox Riley Armstrong
		Carpenter Weaver Greene Lawrence Elliott Chavez Sims Austin Peters Kelley Franklin Lawson O'Brien O'Connor MacDonald McCarthy Fitzgerald
		Whitfield Okafor Nguyen Patel Singh Kim Chen Wong Ali Khan Hussein Abara Mensah Kowalski Novak Petrov Ivanov Rossi Schmidt Weber Larsson`)
	familySpanish = strings.Fields(`García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Hernández Ruiz Díaz Moreno
		Muñoz Álvarez Romero Gutiérrez Alonso Navarro Torres Domínguez Ramos Vázquez Ramírez Gil Serrano Morales Molina Blanco Suárez Castro Ortega
		Delgado Ortiz Marín Rubio Núñez Medina Sanz Castillo Iglesias Cortés Garrido Santos Guerrero Lozano Cano Cruz Méndez Flores Prieto Herrera
		Peña León Márquez Cabrera Gallego Calvo Vidal Campos Reyes Vega Fuentes Carrasco Díez Aguilar Caballero Nieto Santana Vargas Pascual Giménez
		Herrero Hidalgo Montero Lorenzo Santiago Benítez Durán Ibáñez Arias Mora Ferrer Carmona Vicente Rojas Soto Crespo Román Pastor Velasco Parra
		Sáez Moya Bravo Rivera Gallardo Soler Esteban Pardo Franco Silva Lara Rivas Merino Espinosa Camacho Mendoza Izquierdo Vera Ríos Arroyo Casado
		Redondo Sierra Segura Luque Rey Otero Carrillo Montes Heredia Galán Marcos Bernal Robles Soriano Palacios Valero Contreras Guerra Varela`)
	fields = strings.Fields(`Procurement Health Education Transport Justice Housing Water Energy Labour Culture Finance Planning Innovation Digital
		Statistics Environment Agriculture Commerce Integrity Transparency Participation Rights Data Ethics Budget Audit Youth Migration Research Technology`)
	camposSpanish = strings.Fields(`Contratación Sanidad Educación Transporte Justicia Vivienda Aguas Energía Trabajo Cultura Hacienda Planificación
		Innovación Digitalización Estadística Ambiente Agricultura Comercio Integridad Transparencia Participación Derechos Datos Ética Presupuesto`)
	towns = strings.Fields(`Alder Ashby Bexley Briar Calder Corvin Dalton Denby Elmore Fenwick Garvin Halden Harrow Irwin Jarrow Kelso Langdon Marlow
		Norwood Oakley Penrith Quorn Redford Selby Thorne Upton Vernon Walden Yarrow Zennor Arroyal Benalba Cardosa Doncel Espina Fresneda Gandul
		Hornija Illana Jadraque Kortezubi Ledesma Madrona Navalon Olmedo Pozuelo Quintana Riaza Sepul Tordera Urueña Valdemar Yepes Zarzal`)
	public = strings.Fields("gmail.com gmail.com gmail.com outlook.com hotmail.com yahoo.com icloud.com proton.me yahoo.es hotmail.es")
)

// nicknames of the names above, as people sign; not the list that the linker has.
var nicknames = map[string][]string{
	"Robert": {"Bob", "Rob", "Bobby"}, "William": {"Bill", "Will"}, "James": {"Jim", "Jimmy"}, "John": {"Jack", "Johnny"}, "Michael": {"Mike"},
	"Elizabeth": {"Liz", "Beth", "Betty"}, "Patricia": {"Pat", "Patty"}, "Jennifer": {"Jen", "Jenny"}, "David": {"Dave"}, "Richard": {"Rick", "Dick"},
	"Joseph": {"Joe"}, "Thomas": {"Tom"}, "Christopher": {"Chris"}, "Charles": {"Charlie", "Chuck"}, "Daniel": {"Dan", "Danny"}, "Matthew": {"Matt"},
	"Anthony": {"Tony"}, "Steven": {"Steve"}, "Kimberly": {"Kim"}, "Andrew": {"Andy", "Drew"}, "Margaret": {"Maggie", "Peggy"}, "Joshua": {"Josh"},
	"Kenneth": {"Ken"}, "Timothy": {"Tim"}, "Deborah": {"Debbie"}, "Stephanie": {"Steph"}, "Rebecca": {"Becky"}, "Edward": {"Ed", "Ted"},
	"Jeffrey": {"Jeff"}, "Nicholas": {"Nick"}, "Kathleen": {"Kathy"}, "Jonathan": {"Jon"}, "Benjamin": {"Ben"}, "Samantha": {"Sam"},
	"Katherine": {"Kate", "Kathy", "Katie"}, "Samuel": {"Sam"}, "Gregory": {"Greg"}, "Alexander": {"Alex"}, "Raymond": {"Ray"}, "Victoria": {"Vicky"},
	"Catherine": {"Cathy", "Kate"}, "Susan": {"Sue"}, "Sandra": {"Sandy"}, "Ronald": {"Ron"}, "Donald": {"Don"}, "Pamela": {"Pam"},
	"José": {"Pepe"}, "Francisco": {"Paco", "Pancho", "Fran"}, "Manuel": {"Manolo", "Manu"}, "Dolores": {"Lola"}, "Ignacio": {"Nacho"},
	"Antonio": {"Toño", "Toni"}, "Josefa": {"Pepa"}, "Francisca": {"Paqui", "Paca"}, "Concepción": {"Concha"}, "Enrique": {"Quique"},
	"Rafael": {"Rafa"}, "Javier": {"Javi"}, "Jesús": {"Chus"}, "Alejandro": {"Álex"}, "Teresa": {"Tere"}, "Isabel": {"Isa"}, "Mercedes": {"Merche"},
	"Rosario": {"Charo"}, "Encarnación": {"Encarna"}, "Guillermo": {"Guille"}, "Santiago": {"Santi"}, "Fernando": {"Fer"}, "Eduardo": {"Edu"},
	"Gabriel": {"Gabi"}, "Inmaculada": {"Inma"}, "Beatriz": {"Bea"}, "Miguel": {"Migue"}, "Consuelo": {"Chelo"}, "Roberto": {"Rober"},
}
