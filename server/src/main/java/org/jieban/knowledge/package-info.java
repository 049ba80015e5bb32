/**
 * Knowledge base (知识库): articles, policies, working methods 工作法 and standard answers, found by the
 * words of a question, best passage first.
 *
 * <p>Every change is a new version; what was told at a time can be read later as it stood then.
 *
 * <p>Must never happen: something withdrawn or out of date offered as an answer; a second server for
 * searching; a question that leaves the building.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "organisation", "identity", "audit", "calendar", "text"})
@NullMarked
package org.jieban.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
