/**
 * Who saw and did what (审计): looks at claimants, log-ins, exports, changes by administrators.
 *
 * <p>An entry is written in the transaction of what it tells about, so that neither is there without
 * the other; it is never changed and never taken away. What happens to a case stands in the case's
 * own events, not here. No name or phone of a claimant may be written into an entry.
 */
@ApplicationModule(allowedDependencies = {"shared", "organisation", "identity"})
@NullMarked
package org.jieban.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
