/**
 * The daily dispatch list (日调度): every day each leader sees, for the own unit and all below, what is
 * due, overdue, difficult, dissatisfied, not reported in, supervised and urged, decides on it on record,
 * and sees the next day whether it was done.
 *
 * <p>Must never happen: a case outside the scope on a list; a decision that is changed or lost; a
 * decision that counts as kept without a fact of the case behind it.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "organisation", "identity", "calendar", "casefile"})
@NullMarked
package org.jieban.daily;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
