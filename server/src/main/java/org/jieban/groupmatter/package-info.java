/**
 * Group matters 群诉: many people, one matter. What people tell is grouped by wording, place and time
 * as it comes in; groups are ranked by heat.
 *
 * <p>The grouping itself is pure; the command {@code hot} uses it on a file, a follower on the cases.
 * What people merge or split stands above what was computed.
 *
 * <p>Must never happen: two matters at different places in one group because both are about noise; a
 * person who tells a matter ten times counted as ten people; a figure or a case that the viewer may
 * not see; a decision of people undone by a rebuild.
 */
@ApplicationModule(allowedDependencies = {"shared", "text", "organisation", "identity", "casefile"})
@NullMarked
package org.jieban.groupmatter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
