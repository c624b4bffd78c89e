/**
 * Holds what the deployment kit promises: the app spec, the manifests for Kubernetes and
 * the workflows.
 */
@NullMarked
package com.tetrixcorp.deployment;

import org.jspecify.annotations.NullMarked;
