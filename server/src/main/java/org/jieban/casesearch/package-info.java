/**
 * Case search (工单搜索): cases by the words of their title, their address and what the citizen said, with
 * filters, the newest first, within the viewer's scope.
 *
 * <p>Pairs of neighbouring characters and what a search is narrowed by stand in one index of PostgreSQL;
 * there is no second server.
 *
 * <p>Must never happen: a case found by somebody who may not see it; a claimant's name or phone in the
 * index; the words of a case kept secret found by a unit that was only called to help.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "calendar",
            "catalogue",
            "claimant",
            "casefile",
            "text"
        })
@NullMarked
package org.jieban.casesearch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
