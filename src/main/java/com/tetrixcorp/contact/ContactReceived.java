package com.tetrixcorp.contact;

import java.util.UUID;

/**
 * A message arrived: published once for each, within the transaction on the application's
 * data source that stores it. Says nothing of its sender.
 *
 * @param id the name by which the message is known
 */
public record ContactReceived(UUID id) {

}
