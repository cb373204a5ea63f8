package text

import "strings"

// Spanish verbs that change their stem (pido and pedir, mantuvo and mantener), whose stem
// is too short for Snowball's regions (usa and usar), or that are frequent and have forms
// which need their accent to be known (ofrecio, permitira). A word is a form of one when
// what follows a root is an ending of its conjugation; pronouns may be tied to it
// (usarlo, elijanla).

// verb is a root of a verb and what its forms become.
type verb struct {
	stem string
	ar   bool // of the first conjugation
}

// verbs by root. The first root of a line is the stem of them all.
var verbs = func() map[string]verb {
	table := map[string]verb{}
	for conjugation, lines := range map[bool]string{true: `
		us
		ech
		jug jueg juegu
		vol vuel
		toc toqu
		sac saqu
		pag pagu
		neg nieg niegu
		compar
		prepar
		separ
		repar
		dispar
		declar
		aclar
		vot
		grab
		comunic comuniqu
		practic practiqu
		critic critiqu
		complic compliqu
		indic indiqu
		ubic ubiqu
		fabric fabriqu
	`, false: `
		abr abiert
		mov muev
		ped pid
		serv sirv
		segu sigu sig
		consegu consigu consig
		persegu persigu persig
		eleg elig elij
		repet repit
		correg corrig corrij
		imped impid
		compet compit
		desped despid
		sent sient sint
		consent consient consint
		quer quier quis
		prefer prefier prefir
		suger sugier sugir
		convert conviert convirt
		invert inviert invirt
		divert diviert divirt
		refer refier refir
		requer requier requir
		adquir adquier
		dorm duerm durm
		dirig dirij
		exig exij
		proteg protej
		escog escoj
		recog recoj
		acog acoj
		surg surj
		conten contien conteng contuv contendr
		manten mantien manteng mantuv mantendr
		obten obtien obteng obtuv obtendr
		deten detien deteng detuv detendr
		reten retien reteng retuv retendr
		sosten sostien sosteng sostuv sostendr
		propon propong propus propondr propuest
		dispon dispong dispus dispondr dispuest
		expon expong expus expondr expuest
		compon compong compus compondr compuest
		opon opong opus opondr opuest
		impon impong impus impondr
		supon supong supus supondr
		previn preven previen preveng
		conven convien conveng convin
		interven intervien interveng intervin
		romp rot
		un
		viv
		com
		sub
		sufr
		recib
		exist
		cumpl
		ocurr
		permit
		escrib escrit
		vend
		aprend
		respond
		comprend
		depend
		compart
		discut
		añad
		cubr cubiert
		descubr descubiert
		perd pierd
		atend atiend
		entend entiend
		defend defiend
		resolv resuelv resuelt
		devolv devuelv devuelt
		volv vuelv
		conoc conozc
		ofrec ofrezc
		parec parezc
		crec crezc
		agradec agradezc
		establec establezc
		merec merezc
		aparec aparezc
		pertenec pertenezc
		padec padezc
		reduc reduzc reduj
		produc produzc produj
		traduc traduzc traduj
		conduc conduzc conduj
	`} {
		for line := range strings.Lines(lines) {
			roots := strings.Fields(line)
			for _, root := range roots {
				table[root] = verb{roots[0], conjugation}
			}
		}
	}
	return table
}()

// Endings of the two conjugations, folded; nouns made of a verb have its os, and of a
// strong participle its as.
var (
	endingsAr = wordSet(`o os as a amos ais an aba abas abamos aban e aste asteis aron are aras ara aremos aran aria arias ariamos arian
		es emos en aramos ase ases asen ar ad ando ado ada ados adas acion aciones`)
	endingsEr = wordSet(`o os es e emos eis en a as amos an ia ias iamos ian i iste io imos ieron eron ire ira iras iremos iran iria irias iriamos irian
		ere eras era eremos eran eria erias eriamos erian iera ieras ieramos ieran iese iesen er ir ed id iendo yendo ido ida idos idas`)
	pronouns = []string{"melos", "melas", "selos", "selas", "noslo", "nosla", "melo", "mela", "telo", "tela", "selo", "sela", "nos", "los", "las", "les", "me", "te", "se", "lo", "la", "le"}
	// bearers are the endings that pronouns may be tied to.
	bearers = wordSet("ar er ir ando iendo yendo e en a an")
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// conjugated returns the stem of a form of one of the verbs.
func conjugated(word string) (stem string, ok bool) {
	for i := min(len(word)-1, longestRoot); i >= shortestRoot; i-- {
		v, known := verbs[word[:i]]
		if known && v.has(word[i:]) {
			return v.stem, true
		}
	}
	return "", false
}

// The lengths of roots.
const shortestRoot, longestRoot = 2, 9

// has reports whether it is an ending of the verb.
func (v verb) has(ending string) bool {
	endings := endingsEr
	if v.ar {
		endings = endingsAr
	}
	if endings[ending] {
		return true
	}
	for _, p := range pronouns {
		if bearer, tied := strings.CutSuffix(ending, p); tied && bearers[bearer] && endings[bearer] {
			return true
		}
	}
	return false
}
