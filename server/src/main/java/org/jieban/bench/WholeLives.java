package org.jieban.bench;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The life of a case through HTTP, from the call to the citizen's answer. */
@Component
@Profile("bench")
class WholeLives {

    /** Acts of one life. */
    static final int ACTS = 8;

    private static final String WORDS = "小区门口的水管从早上开始漏水，人行道上全是水，老人走路很容易滑倒，请尽快派人来修。";

    private final AtomicLong keys = new AtomicLong(System.nanoTime());

    /** A case that waits for the citizen's answer. */
    record Waiting(String acts, int version) {}

    void live(HttpLine line, BenchCity.Built built, BenchCity.Place place, LongStream.Builder times)
            throws IOException {
        answer(line, built, untilRevisit(line, built, place, times), times);
    }

    /** All but the last act. */
    Waiting untilRevisit(
            HttpLine line, BenchCity.Built built, BenchCity.Place place, LongStream.Builder times)
            throws IOException {
        var taken =
                post(
                        line,
                        "/api/cases",
                        built.agent(),
                        """
                        {"kind":"HELP","category":"010101","title":"水管漏水","words":"%s","area":%d,
                         "address":"南门外","claimant":{"name":"张先生","phone":"138%08d","anonymous":false},
                         "channel":"PHONE","meetingWanted":true,"outcome":"DISPATCH"}
                        """
                                .formatted(
                                        WORDS, place.community().value(), keys.get() % 100_000_000),
                        times);
        var acts = "/api/cases/" + text(taken, "number") + "/acts/";
        int version = number(taken, "version");
        version = act(line, acts + "sign", place.handler(), version, "", times);
        version =
                act(
                        line,
                        acts + "contact",
                        place.handler(),
                        version,
                        ",\"method\":\"PHONE\",\"reached\":true,\"meeting\":\"DECLINED\",\"note\":\"说明情况\"",
                        times);
        version =
                act(
                        line,
                        acts + "note",
                        place.handler(),
                        version,
                        ",\"text\":\"抢修队已到现场\",\"told\":true",
                        times);
        version =
                act(
                        line,
                        acts + "note",
                        place.handler(),
                        version,
                        ",\"text\":\"阀门已更换\",\"told\":true",
                        times);
        version =
                act(
                        line,
                        acts + "reply",
                        place.handler(),
                        version,
                        ",\"text\":\"水管已修复，路面已清理。\",\"resolved\":\"SOLVED\"",
                        times);
        version = act(line, acts + "approve", place.leader(), version, ",\"text\":\"已核实\"", times);
        return new Waiting(acts, version);
    }

    void answer(HttpLine line, BenchCity.Built built, Waiting waiting, LongStream.Builder times)
            throws IOException {
        act(
                line,
                waiting.acts() + "revisit-answer",
                built.revisiter(),
                waiting.version(),
                ",\"contacted\":true,\"solved\":\"SOLVED\",\"satisfaction\":\"SATISFIED\"",
                times);
    }

    private int act(
            HttpLine line,
            String path,
            String token,
            int version,
            String more,
            LongStream.Builder times)
            throws IOException {
        return number(
                post(line, path, token, "{\"version\":" + version + more + "}", times), "version");
    }

    private String post(
            HttpLine line, String path, String token, String body, LongStream.Builder times)
            throws IOException {
        var key = "bench-" + keys.incrementAndGet();
        long before = System.nanoTime();
        var answer = line.send("POST", path, token, key, body);
        times.add(System.nanoTime() - before);
        return answer;
    }

    private static String text(String answer, String field) {
        int start = answer.indexOf("\"" + field + "\":\"") + field.length() + 4;
        return answer.substring(start, answer.indexOf('"', start));
    }

    static int number(String answer, String field) {
        int start = answer.indexOf("\"" + field + "\":") + field.length() + 3;
        int end = start;
        while (Character.isDigit(answer.charAt(end))) {
            end++;
        }
        return Integer.parseInt(answer.substring(start, end));
    }
}
