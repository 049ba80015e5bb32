/**
 * Chinese text as everybody here reads it: one way of writing, without numbers that identify people,
 * cut into words and into runs of characters.
 *
 * <p>Pure: keeps nothing and asks nobody.
 *
 * <p>Must never happen: two parts that compare texts written in different ways; a phone number or an
 * identity number that becomes a feature of a model or a word of an index.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.jieban.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
