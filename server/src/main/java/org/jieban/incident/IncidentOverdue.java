package org.jieban.incident;

import java.time.Instant;
import org.jieban.organisation.UnitId;

/**
 * An incident goes on although its expected end has passed; published in the transaction that notes it,
 * once for each expected end.
 *
 * @param number as citizens are told it
 * @param office the unit that opened it
 */
public record IncidentOverdue(
        long id, String number, String name, UnitId office, Instant expectedEnd) {}
