/**
 * The web app, served from the same jar as the interface it calls (网页).
 *
 * <p>Addresses of the app are its own: whatever is not a file, not the interface and not a health
 * page is answered with the app, which then shows the page. What must never happen: an old page kept
 * by a browser after an upgrade, or a missing file answered with a page.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.jieban.webapp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
