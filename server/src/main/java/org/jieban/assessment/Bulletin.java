package org.jieban.assessment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jieban.assessment.AssessmentController.RankingShown;
import org.jieban.assessment.AssessmentController.RowShown;
import org.jieban.calendar.CityZone;
import org.jieban.scheme.Scheme.ListName;
import org.jspecify.annotations.Nullable;

/**
 * The bulletin of a period (周通报、月排名通报) as a workbook that offices open, edit and print: the four lists on
 * the first sheet, the ranking of each group on one of its own.
 */
final class Bulletin {

    private static final int WIDTH_OF_A_CHARACTER = 256;
    private static final List<String> COLUMNS =
            List.of(
                    "rank",
                    "movement",
                    "unit",
                    "score",
                    "received",
                    "closed",
                    "valid",
                    "contacted",
                    "solved",
                    "satisfied",
                    "basically",
                    "response",
                    "solve",
                    "satisfaction");

    private static final Map<String, String[]> WORDS =
            Map.ofEntries(
                    Map.entry("title", words("接诉即办考核通报", "Bulletin of the assessment")),
                    Map.entry("weekTitle", words("接诉即办周通报", "Weekly bulletin")),
                    Map.entry("lists", words("通报", "Lists")),
                    Map.entry("period", words("考核周期", "Period")),
                    Map.entry("state", words("状态", "State")),
                    Map.entry("OPEN", words("进行中", "running")),
                    Map.entry("PROVISIONAL", words("初步", "provisional")),
                    Map.entry("CLOSED", words("已截止，尚未公布", "closed, not published")),
                    Map.entry("PUBLISHED", words("已封账，第 %d 版", "published, revision %d")),
                    Map.entry("digest", words("校验码", "Digest")),
                    Map.entry("group", words("分组", "Group")),
                    Map.entry("ADVANCED", words("先进", "Advanced")),
                    Map.entry("PROGRESS", words("进步", "Progress")),
                    Map.entry("RECTIFY", words("整改", "To rectify")),
                    Map.entry("GOVERNANCE", words("治理", "To be governed")),
                    Map.entry("nobody", words("无", "none")),
                    Map.entry("rank", words("名次", "Rank")),
                    Map.entry("movement", words("升降", "Movement")),
                    Map.entry("unit", words("承办单位", "Unit")),
                    Map.entry("score", words("综合成绩", "Score")),
                    Map.entry("received", words("受理量", "Received")),
                    Map.entry("closed", words("办结量", "Closed")),
                    Map.entry("valid", words("有效回访", "Valid revisits")),
                    Map.entry("contacted", words("联系数", "Contacted")),
                    Map.entry("solved", words("解决数", "Solved")),
                    Map.entry("satisfied", words("满意数", "Satisfied")),
                    Map.entry("basically", words("基本满意", "Basically satisfied")),
                    Map.entry("response", words("响应率(%)", "Response (%)")),
                    Map.entry("solve", words("解决率(%)", "Solve (%)")),
                    Map.entry("satisfaction", words("满意率(%)", "Satisfaction (%)")),
                    Map.entry("none", words("—", "—")));

    private final boolean chinese;
    private final Workbook book = new XSSFWorkbook();
    private final CellStyle title = style(true, (short) 16);
    private final CellStyle head = head();
    private final CellStyle plain = bordered();

    private Bulletin(Locale locale) {
        chinese = !"en".equals(locale.getLanguage());
    }

    /**
     * Writes it.
     *
     * @param digest of the revision it shows, or null while the period is live
     */
    static byte[] write(List<RankingShown> groups, @Nullable String digest, Locale locale) {
        var bulletin = new Bulletin(locale);
        bulletin.lists(groups, digest);
        groups.forEach(bulletin::ranking);
        var bytes = new ByteArrayOutputStream();
        try (bulletin.book) {
            bulletin.book.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void lists(List<RankingShown> groups, @Nullable String digest) {
        var sheet = book.createSheet(word("lists"));
        var any = groups.getFirst();
        heading(
                sheet,
                word(any.period().contains("W") ? "weekTitle" : "title"),
                ListName.values().length + 1);
        pair(sheet, 1, word("period"), span(any));
        pair(sheet, 2, word("state"), state(any));
        if (digest != null) {
            pair(sheet, 3, word("digest"), digest);
        }
        var names = sheet.createRow(5);
        put(names, 0, word("group"), head);
        for (var list : ListName.values()) {
            put(names, list.ordinal() + 1, word(list.name()), head);
        }
        int at = 6;
        for (var group : groups) {
            var row = sheet.createRow(at++);
            put(row, 0, name(group), plain);
            for (var list : ListName.values()) {
                put(row, list.ordinal() + 1, members(group, list), plain);
            }
        }
        widths(sheet, 22, 40, 40, 40, 40);
    }

    private String members(RankingShown group, ListName list) {
        var units =
                group.rows().stream()
                        .filter(row -> row.lists().contains(list))
                        .map(row -> row.unit().name())
                        .toList();
        return units.isEmpty() ? word("nobody") : String.join(chinese ? "、" : ", ", units);
    }

    private void ranking(RankingShown group) {
        var sheet = book.createSheet(name(group));
        heading(sheet, name(group) + " · " + span(group), COLUMNS.size());
        var names = sheet.createRow(1);
        for (int i = 0; i < COLUMNS.size(); i++) {
            put(names, i, word(COLUMNS.get(i)), head);
        }
        int at = 2;
        for (var one : group.rows()) {
            var row = sheet.createRow(at++);
            var values = values(one);
            for (int i = 0; i < values.size(); i++) {
                put(row, i, values.get(i), plain);
            }
        }
        sheet.createFreezePane(3, 2);
        sheet.setRepeatingRows(new CellRangeAddress(0, 1, 0, COLUMNS.size() - 1));
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        widths(sheet, 8, 8, 24, 12, 10, 10, 10, 10, 10, 10, 10, 12, 12, 12);
    }

    private static List<@Nullable Object> values(RowShown row) {
        var values = new java.util.ArrayList<@Nullable Object>();
        values.add(row.rank());
        values.add(row.movement());
        values.add(row.unit().name());
        values.add(row.score());
        values.add(row.received());
        values.add(row.closed());
        values.add(row.valid());
        values.add(row.contacted());
        values.add(row.solved());
        values.add(row.satisfied());
        values.add(row.basically());
        values.add(row.response());
        values.add(row.solve());
        values.add(row.satisfaction());
        return values;
    }

    private void put(Row row, int column, @Nullable Object value, CellStyle style) {
        var cell = row.createCell(column);
        cell.setCellStyle(style);
        switch (value) {
            case null -> cell.setCellValue(word("none"));
            case BigDecimal number -> cell.setCellValue(number.doubleValue());
            case Number number -> cell.setCellValue(number.doubleValue());
            default -> cell.setCellValue(value.toString());
        }
    }

    private void heading(Sheet sheet, String text, int columns) {
        put(sheet.createRow(0), 0, text, title);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, columns - 1));
    }

    private void pair(Sheet sheet, int at, String name, String value) {
        var row = sheet.createRow(at);
        row.createCell(0).setCellValue(name);
        row.createCell(1).setCellValue(value);
    }

    private static void widths(Sheet sheet, int... characters) {
        for (int i = 0; i < characters.length; i++) {
            sheet.setColumnWidth(i, characters[i] * WIDTH_OF_A_CHARACTER);
        }
    }

    private CellStyle style(boolean bold, short points) {
        var font = book.createFont();
        font.setBold(bold);
        font.setFontHeightInPoints(points);
        var style = book.createCellStyle();
        style.setFont(font);
        return style;
    }

    private CellStyle head() {
        var style = bordered();
        Font font = book.createFont();
        font.setBold(true);
        style.setFont(font);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private CellStyle bordered() {
        var style = book.createCellStyle();
        style.setWrapText(true);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private String name(RankingShown group) {
        return group.groups().stream()
                .filter(one -> one.code().equals(group.group()))
                .findFirst()
                .map(one -> one.name().getOrDefault(chinese ? "zh-CN" : "en", one.code()))
                .orElse(group.group());
    }

    private String state(RankingShown any) {
        var revision = any.revision();
        return word(any.state().name()).formatted(revision == null ? 0 : revision);
    }

    private static String span(RankingShown any) {
        return any.period() + " (" + day(any.from()) + " – " + day(any.until().minusNanos(1)) + ")";
    }

    private static String day(Instant at) {
        return at.atZone(CityZone.ZONE).toLocalDate().toString();
    }

    private String word(String key) {
        var both = WORDS.getOrDefault(key, words(key, key));
        return both[chinese ? 0 : 1];
    }

    private static String[] words(String chinese, String english) {
        return new String[] {chinese, english};
    }
}
