/**
 * Exchange (数据交换): takes in files of other systems. Messages become cases through the same intake as
 * anything else; past cases keep their own moments and say nothing that their system did not know.
 *
 * <p>Must never happen: a row taken in twice; a file refused for one bad row; a bad row lost without a
 * line and a reason; a column that nobody named, such as a user's name, stored.
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
            "intake",
            "understanding",
            "place"
        })
@NullMarked
package org.jieban.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
