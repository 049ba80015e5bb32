/**
 * What every module speaks: problems (RFC 9457) in two languages, pages of lists, idempotency keys.
 *
 * <p>No rule of the hotline lives here, and nothing here knows a module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.jieban.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
