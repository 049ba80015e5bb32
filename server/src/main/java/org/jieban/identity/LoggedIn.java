package org.jieban.identity;

import java.time.Instant;
import org.jieban.organisation.UnitId;

/** Somebody logged in (登录) with their password and begins on a post in this unit. */
public record LoggedIn(PersonId person, String name, UnitId unit, Instant at) {}
