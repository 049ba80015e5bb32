package org.jieban.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates are filled with facts, and faults are told with their place. */
class TemplateTests {

    private static final Map<Blank, Object> FACTS =
            Map.of(
                    Blank.TITLE, "路灯不亮。很黑",
                    Blank.UNIT, "望京街道",
                    Blank.DONE, "3月2日，望京街道电话与您取得联系。",
                    Blank.CONTACTED, Instant.parse("2026-03-02T02:05:00Z"));

    @Test // [utest->rule~draft.template~1]
    void factsStandInTheirPlaces() {
        assertThat(
                        TemplateText.fill(
                                "您反映的“{标题}”收悉。{办理经过}{联系时间:时间}，{办理单位}与您说定。\n原因：{待填:原因}。", FACTS))
                .isEqualTo("您反映的“路灯不亮。很黑”收悉。3月2日，望京街道电话与您取得联系。3月2日10:05，望京街道与您说定。\n原因：【请填写：原因】。");
    }

    @Test // [utest->rule~draft.template~1]
    void aSentenceWithoutItsFactIsLeftOut() {
        assertThat(TemplateText.fill("您好。{办理经过}{到场时间}，{办理单位}到场。完。", FACTS))
                .isEqualTo("您好。3月2日，望京街道电话与您取得联系。完。");
    }

    // [utest->rule~draft.blanks~1]
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    您好{标体}。, UNKNOWN, 2, 6
                    {标题:时间}收悉, BAD_FORM, 0, 7
                    {到场时间:钟点}到, BAD_FORM, 0, 9
                    {待填}, BAD_FORM, 0, 4
                    {标题收悉, UNPAIRED, 0, 1
                    标题}收悉, UNPAIRED, 2, 3
                    """)
    void aFaultIsToldWithItsPlace(String text, TemplateText.FaultKind kind, int from, int until) {
        assertThat(TemplateText.faults(text))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(kind);
                    assertThat(fault.from()).isEqualTo(from);
                    assertThat(fault.until()).isEqualTo(until);
                });
    }

    @Test // [utest->rule~draft.blanks~1]
    void everyBlankMayStand() {
        for (var blank : Blank.values()) {
            assertThat(TemplateText.faults("{" + blank.words() + "}")).isEmpty();
        }
    }
}
