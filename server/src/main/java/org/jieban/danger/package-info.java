/**
 * Danger (险情): gas, fire, collapse, children, threats (扬言) and lives at risk, recognised in what citizens
 * say, with the words that decided, on all channels.
 *
 * <p>What is recognised raises the urgency and calls people; only a person says that there is none, and
 * that is on record with a name.
 *
 * <p>Must never happen: a danger that nobody is called for; a "no danger" without a name; a recogniser
 * that asks anybody outside of the building.
 */
@ApplicationModule(allowedDependencies = {"shared", "organisation", "identity", "casefile", "text"})
@NullMarked
package org.jieban.danger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
