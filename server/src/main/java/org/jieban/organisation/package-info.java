/**
 * Units (承办单位): the tree of city, districts, streets and communities with its branches of
 * departments, enterprises and their sections, each with effective dates.
 *
 * <p>Whoever asks "which units may this post see" or "which street is this community in" asks here.
 * Reads come from a copy of the tree in memory that follows the database within a second, or at once
 * inside the transaction that changed it.
 *
 * <p>Must never happen: a cycle; two units with one code; an import of which only a part is in; a
 * unit deleted (it is ended, because old cases still point at it).
 *
 * <p><b>Data scope in a query.</b> Scope is a condition of the SQL, never a filter after it:
 *
 * <pre>{@code
 * where (:everything or a.unit_id = any(:units))
 * ...
 * .param("everything", scope.everything()).param("units", scope.units())
 * }</pre>
 */
@ApplicationModule(allowedDependencies = {"shared", "calendar"})
@NullMarked
package org.jieban.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
