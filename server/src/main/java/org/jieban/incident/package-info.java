/**
 * Known incidents (已知事件): one trouble that many tell of (停暖、停水、停电). Requests that tell of it are
 * answered at intake with its standard answer; when it ends, all hear of it.
 *
 * <p>Must never happen: a citizen told twice of one end; a case answered by two incidents, or by one
 * that is over; an incident that is over offered to anybody; somebody opening one for an area outside
 * their scope; what may be danger put away; a case that waits for an end nobody is reminded of.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "text",
            "organisation",
            "identity",
            "calendar",
            "catalogue",
            "claimant",
            "casefile",
            "groupmatter",
            "surge",
            "place",
            "scheme",
            "assessment"
        })
@NullMarked
package org.jieban.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
