package org.jieban.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jieban.organisation.UnitKind;
import org.jieban.organisation.UnitRow;
import org.jieban.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A large city to rank: 16 districts, 343 streets with communities and sections, 80 departments. */
@Component
@Profile("bench")
class RankingCity {

    static final int DISTRICTS = 16;
    static final int STREETS = 343;
    static final int DEPARTMENTS = 80;
    static final int COMMUNITIES = 8;
    static final int SECTIONS = 4;

    private final Units units;

    RankingCity(Units units) {
        this.units = units;
    }

    /**
     * Ids, those below a street one street after the other.
     *
     * @param departments units that are ranked among departments
     */
    record Built(
            Long[] districts,
            Long[] streets,
            Long[] communities,
            Long[] sections,
            Long[] departments) {}

    Built build() {
        var rows = new ArrayList<UnitRow>();
        for (int d = 0; d < DISTRICTS; d++) {
            rows.add(row("RD" + d, "测量第" + d + "区", UnitKind.DISTRICT, "B"));
        }
        for (int d = 0; d < DEPARTMENTS; d++) {
            rows.add(row("RP" + d, "测量第" + d + "局", UnitKind.DEPARTMENT, "B"));
        }
        for (int s = 0; s < STREETS; s++) {
            var street = "RS" + s;
            rows.add(row(street, "测量第" + s + "街道", UnitKind.STREET, "RD" + s % DISTRICTS));
            for (int i = 0; i < COMMUNITIES; i++) {
                rows.add(row("RC" + s + "-" + i, i + "社区", UnitKind.COMMUNITY, street));
            }
            for (int i = 0; i < SECTIONS; i++) {
                rows.add(row("RX" + s + "-" + i, i + "科", UnitKind.SECTION, street));
            }
        }
        units.importAll(rows);
        return new Built(
                ids(DISTRICTS, i -> "RD" + i),
                ids(STREETS, i -> "RS" + i),
                ids(STREETS * COMMUNITIES, i -> "RC" + i / COMMUNITIES + "-" + i % COMMUNITIES),
                ids(STREETS * SECTIONS, i -> "RX" + i / SECTIONS + "-" + i % SECTIONS),
                ids(DEPARTMENTS, i -> "RP" + i));
    }

    private Long[] ids(int count, java.util.function.IntFunction<String> code) {
        return IntStream.range(0, count)
                .mapToObj(i -> units.byCode(code.apply(i)).orElseThrow().id().value())
                .toArray(Long[]::new);
    }

    private static UnitRow row(String code, String name, UnitKind kind, @Nullable String parent) {
        return new UnitRow(code, name, kind, parent, LocalDate.of(2020, 1, 1), null, null);
    }

    /** What a bench asks for by turns. */
    static List<Long> some(Long[] ids, int count) {
        return IntStream.range(0, count).mapToObj(i -> ids[i * 7 % ids.length]).toList();
    }
}
