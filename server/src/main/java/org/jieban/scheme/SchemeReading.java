package org.jieban.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a document.
 *
 * @param scheme null when there are faults
 * @param faults everything that is wrong, by place
 * @param remarks consequences worth knowing of a document that can be used
 */
public record SchemeReading(@Nullable Scheme scheme, List<Fault> faults, List<Fault> remarks) {

    public SchemeReading {
        faults = faults.stream().sorted().distinct().toList();
        remarks = remarks.stream().sorted().distinct().toList();
    }

    /**
     * The scheme.
     *
     * @throws IllegalStateException with the first fault, when there is none
     */
    public Scheme get() {
        if (scheme == null) {
            throw new IllegalStateException("scheme: " + faults.getFirst());
        }
        return scheme;
    }
}
