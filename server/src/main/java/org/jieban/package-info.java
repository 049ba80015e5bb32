/**
 * Jieban (接办): the swift response to citizens' requests (接诉即办).
 *
 * <p>Each package directly below this one is a module of the hotline; its {@code package-info} is
 * its charter and names the modules it may use.
 */
@NullMarked
package org.jieban;

import org.jspecify.annotations.NullMarked;
