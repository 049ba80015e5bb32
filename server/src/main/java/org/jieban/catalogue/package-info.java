/**
 * Categories of requests (诉求分类) and the dispatch catalogue (派单目录): who is in charge of what,
 * where, and how long they have.
 *
 * <p>Answers {@link org.jieban.catalogue.Catalogue#decide} for any moment, past ones included, from
 * versions that never change, so that the rule that decided a case can always be shown again.
 *
 * <p>Must never happen: a residents' committee in charge; two rules that claim the same matter and
 * place; a decision without its rule, version and reason; a file of which only a part is in; a
 * category deleted.
 */
@ApplicationModule(allowedDependencies = {"shared", "organisation", "identity", "calendar"})
@NullMarked
package org.jieban.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
