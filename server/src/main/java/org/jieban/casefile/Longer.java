package org.jieban.casefile;

import java.util.ArrayList;
import java.util.List;

/** Lists that nobody changes, and that grow: what was handed out before stays as it was. */
final class Longer {

    private Longer() {}

    /** The same list with one more at its end. */
    static <T> List<T> by(List<T> list, T added) {
        var longer = new ArrayList<T>(list.size() + 1);
        longer.addAll(list);
        longer.add(added);
        return List.copyOf(longer);
    }
}
