/**
 * Exclusions and appeals (剔除、考核申诉、不合理诉求): their routes, whose desk they lie on, and how often which
 * ground is granted.
 *
 * <p>Must never happen: somebody decides on what their own unit asked for; a figure without the cases
 * behind it; an application that changes the case itself.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "organisation",
            "identity",
            "audit",
            "calendar",
            "catalogue",
            "casefile"
        })
@NullMarked
package org.jieban.appeal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
