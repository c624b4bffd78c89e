package com.tetrixcorp.simulator;

/**
 * A provider's side of its interface: how it answers, and how it words a refusal.
 */
interface Provider {

	Answer answer(Request request);

	Answer refusal(int status);

}
