package com.tetrixcorp.site;

/**
 * A file that pages load, under a name that carries its content's hash.
 *
 * @param path the path at which it may be kept for ever
 * @param content what is sent
 */
record Asset(String path, Representation content) {

}
