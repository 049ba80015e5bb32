/**
 * The scheme (考核方案): a versioned document that says who competes with whom, when a period begins and
 * ends, which answers count for whom, and how they become rates, a composite, ranks and lists.
 *
 * <p>Pure: reads text, computes with exact fractions, keeps nothing and asks nobody. A formula is a
 * small typed expression; nothing in a document is ever executed.
 *
 * <p>Must never happen: a rate that was rounded before it was used; a term that counts as zero because
 * its figures are missing; a document that is half understood; an exception for a text somebody wrote.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "calendar", "organisation", "catalogue", "casefile"})
@NullMarked
package org.jieban.scheme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
