// SPDX-License-Identifier: Apache-2.0

package disclaimer

// A Code says what is wrong with a reply. Codes are stable keys: translate
// them, filter by them, count them. The zero Code is unspecified.
type Code uint8

// The codes, in the order in which reports list what was not checked.
const (
	_                             Code = iota
	CodeRestatesCondition              // repeats or ascribes a condition, symptom or drug
	CodeConfirmsRelationship           // says that somebody is or was a patient, member or visitor
	CodeDeniesRelationship             // says that somebody is or was not
	CodeDisclosesTreatment             // tells of a treatment, test or drug of one person
	CodeDisclosesAppointment           // tells of an appointment, its date or its reason
	CodeDisclosesBilling               // tells of a bill, claim, balance or coverage of one person
	CodeConfirmsOutcome                // tells how a treatment went or how a person is
	CodeUsesName                       // uses a name that the author did not show
	CodeNamesProvider                  // ties a clinician, specialty or department to the person
	CodeMedicalAdvice                  // gives personal medical advice
	CodeArguesFacts                    // disputes individual facts
	CodeNewIdentifier                  // brings in an identifier of a person
	CodeSolicitsPHI                    // asks for health information where others can read it
	CodeMissingRedirect                // leaves out the way to a private channel
	CodeUnapprovedContact              // sends to a contact that is not on the list
	CodeClaimsDeletion                 // says that something was deleted without proof
	CodeSMSPrescription                // speaks of prescription drugs by SMS
	CodeSMSControlled                  // speaks of a controlled substance by SMS
	CodeSMSPromotion                   // advertises by SMS
	CodeSMSShaft                       // sex, hate, alcohol, firearms, tobacco by SMS
	CodeSMSNoConsent                   // sends an SMS without consent
	CodeSMSNoOptOut                    // does not say how to stop messages
	CodeSMSQuietHours                  // sends an SMS at night
	CodeSMSTooLong                     // needs too many SMS segments
	CodeSMSMissingIdentification       // does not say who sends the SMS
	CodeRecordingNotice                // a recording without notice
	CodeAINotice                       // a machine that does not say that it is one
	CodeMediaWithoutAuthorization      // patient media without authorization
	CodeHiddenDetail                   // details that together name a person
	CodeRecordLookup                   // tells of a look into somebody's records
	CodePrivacyRefusal                 // refuses in words that presuppose a record
	CodeRetaliation                    // threatens the author
	CodeSUDRecord                      // gives substance-use treatment away
	CodeEmergencyUnanswered            // leaves an emergency without instructions
)

// NumCodes is the number of codes. Codes run from 1 to NumCodes.
const NumCodes = int(CodeEmergencyUnanswered)

var codeWords = []string{
	"", "restates_condition", "confirms_relationship", "denies_relationship", "discloses_treatment",
	"discloses_appointment", "discloses_billing", "confirms_outcome", "uses_name", "names_provider",
	"medical_advice", "argues_facts", "new_identifier", "solicits_phi", "missing_redirect", "unapproved_contact",
	"claims_deletion", "sms_prescription", "sms_controlled", "sms_promotion", "sms_shaft", "sms_no_consent",
	"sms_no_opt_out", "sms_quiet_hours", "sms_too_long", "sms_missing_identification", "recording_notice",
	"ai_notice", "media_without_authorization", "hidden_detail", "record_lookup", "privacy_refusal",
	"retaliation", "sud_record", "emergency_unanswered",
}

// Codes returns all codes in ascending order. The slice is fresh.
func Codes() []Code {
	cs := make([]Code, NumCodes)
	for i := range cs {
		cs[i] = Code(i + 1)
	}
	return cs
}

// ParseCode returns the code with the given wire word.
func ParseCode(word string) (Code, error) { return parseWord[Code]("code", codeWords, word) }

// String returns the wire word of c, such as "restates_condition".
func (c Code) String() string { return wordOf(codeWords, c) }

// MarshalText returns the wire word. It fails for an invalid code.
func (c Code) MarshalText() ([]byte, error) { return marshalWord("code", codeWords, c) }

// UnmarshalText is the inverse of MarshalText.
func (c *Code) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCode(string(text))
	return err
}
