package org.jieban.identity;

/** With what password a new person begins. */
public sealed interface FirstPassword {

    /** One of their own, made by chance, shown once and to be changed at the first log-in. */
    record Random() implements FirstPassword {}

    /**
     * The same for everybody and to be kept, as in a demonstration; never in a real installation.
     * Hashed once, so that thousands of people are in within seconds.
     */
    record Shared(String password) implements FirstPassword {

        @Override
        public String toString() {
            return "Shared[]";
        }
    }
}
