// SPDX-License-Identifier: Apache-2.0

package synth

// carriers are the sentences that carry identifiers.
var carriers = []string{
	"you can reach me at {phone}", "please call {phone} after {n1}pm", "my email is {email}", "send it to {email} please",
	"my date of birth is {date}", "DOB: {date}", "the visit was on {date}", "MRN: {mrn}", "mrn {mrn} if that helps",
	"SSN {ssn}", "my medicare number is {mbi}", "account number {account}", "acct # {account}", "I saw Dr. {surname} {when}",
	"this is {given} {surname}", "Mrs. {surname} asked me to write", "we moved to {street}, {town} {zip}", "I live at {street}",
	"the form is at {url}", "it came from {ip}", "my car is {vin}", "patient name: {given} {surname}", "my son {given} has an appointment",
}

// english are clauses of everyday messages without identifiers.
var english = []string{
	"could you please check the {noun} again", "I have been waiting for the {noun} since {when}", "thanks so much for the {adj} {noun}",
	"is there any way to move it to {when}", "they told me that the {noun} would be {adj}", "the people at the desk were {adj} and {adj}",
	"we were looking for a {adj} place with {noun} and {noun}", "I don't know if this is the right place to ask about {noun}",
	"nobody answers when I call about the {noun}", "it took about {n2} minutes to find the {noun}", "my {noun} was not on the list",
	"do you also have {noun} on weekends", "I would like to know what the {noun} costs", "the parking in front of the building is {adj}",
	"what are your hours {when}", "please let me know as soon as you can", "I was really {adj} about how the {noun} went",
	"can someone get back to me about the {noun}", "the website says one thing and the {noun} says another",
	"great service and a very {adj} team, would come again", "I paid for {n1} of them and got only one", "we had a {adj} time and will be back",
	"just wanted to say that the new {noun} looks {adj}", "how long does the {noun} usually take", "I forgot my {noun} there {when}",
	"the line was long but it was worth it", "you should really do something about the {noun} in the {noun}",
	"are you open {when} or only during the week", "it has been {n1} weeks and I still have no {noun}", "so happy with my {noun}",
	"the music was too loud and the {noun} was {adj}", "will there be a {noun} for the children", "anyone else having trouble with the {noun}",
	"I tried to order the {noun} but the page keeps loading", "no one could tell me where to find the {noun}",
	"please stop sending me these", "lol same here, that {noun} was so {adj}", "we are a group of {n2} and need {n1} tables",
	"my doctor said that {med} is common at that age", "do you treat {med} or should I look for another office",
	"their {noun} helped a lot and the price was {adj}", "when is the next {noun} going to be", "yes, that works for us",
	"I left a message about the {noun} but did not hear anything", "we will bring the {noun} and some {noun} when we come by",
	"if it rains the {noun} will be inside", "the old {noun} was better than this one", "everything about it felt {adj} from start to finish",
}

var spanish = []string{
	"quisiera saber cuánto cuesta la consulta", "muchas gracias por todo, fueron muy amables", "no me han llamado todavía por lo de la cita",
	"a qué hora abren mañana", "necesito cambiar la hora porque no puedo llegar", "el lugar es muy bonito y está limpio", "me pueden ayudar con el formulario",
	"hace {n1} semanas que espero una respuesta", "la señora de la entrada fue muy amable",
}

var french = []string{
	"je voudrais savoir combien coûte la visite", "merci beaucoup pour votre accueil", "personne ne répond au téléphone depuis ce matin",
	"est-ce que vous êtes ouverts demain", "le parking devant le bâtiment était plein", "nous avons attendu plus de {n2} minutes", "c'est très bien, je reviendrai",
}

var german = []string{
	"ich wollte fragen, ob Sie morgen geöffnet haben", "vielen Dank für die schnelle Hilfe", "leider geht bei Ihnen niemand ans Telefon",
	"wir haben über {n2} Minuten gewartet", "die Leute waren sehr nett und alles war sauber", "können Sie mir sagen, was das kostet",
}

var italian = []string{
	"vorrei sapere quanto costa la visita", "grazie mille per la gentilezza", "nessuno risponde al telefono da questa mattina",
	"siete aperti anche domani", "abbiamo aspettato più di {n2} minuti", "il posto è molto bello e pulito",
}

// headings, results and narrative make notes.
var headings = []string{
	"HISTORY OF PRESENT ILLNESS", "VITAL SIGNS", "LABORATORY DATA", "ASSESSMENT AND PLAN", "MEDICATIONS", "PHYSICAL EXAMINATION",
	"REVIEW OF SYSTEMS", "HOSPITAL COURSE", "Impression:", "Plan:",
}

var results = []string{
	"BP {n3}/{n2}, HR {n2}, RR {n2}, T 98.{n1}, SpO2 {n2}%", "Na {n3}, K {d1}, Cl {n3}, CO2 {n2}, BUN {n2}, Cr {d1}, Glu {n3}",
	"WBC {d1}, Hgb {n2}.{n1}, Hct {n2}.{n1}, Plt {n3}", "INR {d1}, PTT {n2}.{n1}", "AST {n2}, ALT {n2}, Alk Phos {n3}, T bili {d1}",
	"metoprolol {n2} mg PO BID, lisinopril {n2} mg daily, aspirin {n2} mg", "weight {n2}.{n1} kg, height {n3} cm, BMI {n2}.{n1}",
	"pH 7.{n2}, pCO2 {n2}, pO2 {n2}, lactate {d1}", "EF {n2}%, LVEDD {d1} cm, RVSP {n2} mmHg", "I/O {n3}0/{n3}0 mL over {n1} hours",
}

var narrative = []string{
	"the patient presented with {med} and {med} for the last {n1} days", "denies {med}, {med} or {noun}", "lungs are clear to auscultation on both sides",
	"the abdomen is soft and not tender, without masses", "was started on {n2} mg twice a day with {adj} response", "continue current treatment and recheck in {n1} weeks",
	"no evidence of {med} on the film", "there is mild {med} at the left base, unchanged", "the heart is regular without murmurs",
	"she was seen by the team and the plan was discussed", "he is to follow up in {n1} to {n2} days", "history is notable for {med} and {med}",
	"tolerated the procedure well and was taken to recovery in {adj} condition", "extremities show no edema and pulses are {n1}+",
	"the wound is clean and dry with {adj} margins", "pain is controlled at {n1}/10 with the present dose", "family at the bedside and in agreement",
	"skin is warm and dry, no rash, no {noun}", "will obtain repeat {noun} in the morning and trend",
}

var nouns = []string{
	"bill", "form", "order", "table", "menu", "coffee", "window", "door", "chair", "phone", "ticket", "gift card", "sign", "shirt", "shoe", "book", "bag",
	"box", "price", "offer", "discount", "receipt", "delivery", "package", "parking lot", "class", "course", "lesson", "room", "kitchen", "garden", "meeting",
	"review", "photo", "video", "post", "page", "link", "app", "password", "answer", "question", "idea", "story", "song", "game", "team", "event", "party",
	"weekend", "morning", "summer", "winter", "weather", "dog", "cat", "car", "bus", "train", "bike", "road", "bridge", "park", "store", "school", "office",
	"desk", "computer", "screen", "light", "water", "food", "lunch", "dinner", "cake", "bread", "fruit", "color", "paint", "wall", "floor", "house",
}

var adjectives = []string{
	"great", "nice", "friendly", "slow", "quick", "good", "bad", "terrible", "wonderful", "fine", "clean", "dirty", "expensive", "cheap", "old", "new", "small",
	"big", "quiet", "busy", "helpful", "rude", "kind", "funny", "strange", "beautiful", "boring", "amazing", "decent", "poor", "lovely", "usual",
}

var whens = []string{
	"today", "tomorrow", "this morning", "last week", "next week", "on the weekend", "in the evening", "a while ago", "early in the day", "before noon", "after work",
}

var medical = []string{
	"diabetes", "asthma", "migraine", "back pain", "fever", "cough", "rash", "arthritis", "hypertension", "pneumonia", "anemia", "nausea", "insomnia",
	"depression", "metformin", "ibuprofen", "an x-ray", "blood pressure", "chest pain", "shortness of breath", "allergies", "eczema", "dizziness", "edema",
}

// beyondASCII are words and signs with characters beyond ASCII.
var beyondASCII = []string{"café", "jalapeño", "crème brûlée", "😀", "👍", "naïve plan", "“special”", "Müsli", "❤️"}

var syllables = []string{
	"ba", "cor", "del", "fen", "gro", "hil", "jun", "kel", "lom", "mar", "nov", "ost", "pra", "quin", "rel", "sto", "tur", "ulm", "ver", "wex", "yor", "zan",
}

var given = []string{
	"Maria", "James", "Linda", "Robert", "Ana", "David", "Susan", "Carlos", "Emily", "Thomas", "Sofia", "Daniel", "Laura", "Kevin", "Rosa", "Peter", "Julia", "Paul",
}

var surnames = []string{
	"Ruiz", "Miller", "Garcia", "Johnson", "Nguyen", "Schmidt", "Rossi", "Dubois", "Anderson", "Lopez", "Patel", "Cohen", "Walker", "Martin", "Kim", "Silva",
}

var towns = []string{"Springfield, IL", "Fresno, CA", "Dayton, OH", "Albany, NY", "Mesa, AZ", "Tampa, FL"}

var months = []string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}
