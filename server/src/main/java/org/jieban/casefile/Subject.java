package org.jieban.casefile;

import org.jieban.catalogue.Urgency;
import org.jieban.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about, as it was told and corrected since.
 *
 * @param category code of the category, or null before it is known
 * @param area the street or community where it is, or null before it is known
 */
record Subject(
        String title,
        @Nullable String category,
        Urgency urgency,
        @Nullable UnitId area,
        @Nullable String address) {

    /** Before anything was said. */
    static final Subject UNKNOWN = new Subject("", null, Urgency.GENERAL, null, null);

    static Subject of(CaseEvent.Submitted said) {
        return new Subject(
                said.title(), said.category(), said.urgency(), said.area(), said.address());
    }

    /** What a correction leaves out stays. */
    Subject with(CaseEvent.Corrected corrected) {
        return new Subject(
                corrected.title() == null ? title : corrected.title(),
                corrected.category() == null ? category : corrected.category(),
                corrected.urgency() == null ? urgency : corrected.urgency(),
                corrected.area() == null ? area : corrected.area(),
                corrected.address() == null ? address : corrected.address());
    }

    Subject with(CaseEvent.SortedByItself sorted) {
        return new Subject(title, sorted.category(), sorted.urgency(), area, address);
    }

    Subject with(Urgency raised) {
        return new Subject(title, category, raised, area, address);
    }
}
