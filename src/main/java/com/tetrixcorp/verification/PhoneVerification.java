package com.tetrixcorp.verification;

/**
 * Verifies that a person holds a phone number: sends a code there, and takes it back. The
 * API and the page both stand on this; neither knows more.
 * <p>
 * Each method throws {@link VerificationRefused} for what it does not do, with a reason
 * and, where waiting helps, with the time; and {@link com.tetrixcorp.site.Unavailable}
 * while the database does not answer.
 */
public interface PhoneVerification {

	/**
	 * Starts a verification and sends its first code.
	 * @param wish who wants to verify which number
	 * @return what is pending now; says nothing about whether the number is known here,
	 * nor whether somebody else has used up what it may be sent
	 */
	PendingVerification initiate(Wish wish);

	/**
	 * Sends a new code, which kills the old one. Refused with
	 * {@link VerificationRefused.Reason#TOO_SOON} before
	 * {@link PendingVerification#resendAfter()}.
	 * @param verificationId the id that {@link #initiate} gave
	 * @param client the network address of whoever asks
	 * @return the same verification with its new times
	 */
	PendingVerification resend(String verificationId, String client);

	/**
	 * Compares a code; each call counts, and the right one works once.
	 * @param guess the code and what it is said to belong to
	 * @return whether it was right. An id that is unknown, expired or used up is answered
	 * like a wrong code without attempts left
	 */
	CodeCheck verify(Guess guess);

	/**
	 * Tells where a verification stands.
	 * @param verificationId its id
	 * @return the state; an unknown id is refused with
	 * {@link VerificationRefused.Reason#UNKNOWN}
	 */
	VerificationState state(String verificationId);

}
