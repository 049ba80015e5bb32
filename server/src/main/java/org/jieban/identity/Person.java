package org.jieban.identity;

/**
 * Somebody who works with the system.
 *
 * @param username what they log in with, in small letters
 * @param active false after they left; nothing of theirs is deleted, but no log-in and no token works
 * @param mustChangePassword true until the first password was replaced by their own
 */
public record Person(
        PersonId id, String name, String username, boolean active, boolean mustChangePassword) {}
