package org.jieban.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log-in was refused (登录被拒). The name that was typed stands in it only when somebody has it:
 * people type their password into the wrong field.
 *
 * @param person whose name was typed, or {@link PersonId#NOBODY} when nobody has it
 * @param username as typed, or empty when nobody has it
 * @param lockedUntil until when the name is locked now, or null
 */
public record LogInRefused(
        PersonId person, String username, @Nullable Instant lockedUntil, Instant at) {}
