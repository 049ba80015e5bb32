/**
 * Analysis (分析): how many requests come and end, counted while it happens, and shown live.
 *
 * <p>Follows the stream of facts and keeps sums only. The sum over the whole city is shown to
 * everybody on the staff; it says nothing about any case.
 *
 * <p>Must never happen: a figure that differs after a rebuild; a day cut in another zone than the
 * city's; an open page that keeps looking after its session has ended, or that makes others wait.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "organisation", "identity", "calendar", "casefile"})
@NullMarked
package org.jieban.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
