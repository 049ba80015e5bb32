package org.jieban.identity;

import java.util.List;

/**
 * What an import of people changed.
 *
 * @param created posts that are new
 * @param updated posts that changed
 * @param ended of those that changed, posts that got an end
 * @param firstPasswords of new people; shown once, stored nowhere in clear
 */
public record PeopleImported(int created, int updated, int ended, List<FirstLogIn> firstPasswords) {

    /** With what a new person logs in for the first time. */
    public record FirstLogIn(String username, String firstPassword) {

        @Override
        public String toString() {
            return "FirstLogIn[" + username + "]";
        }
    }
}
