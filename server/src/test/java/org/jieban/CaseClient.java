package org.jieban;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A program that brings cases through the interface and asks again, under the same key, until it is answered. */
public final class CaseClient {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern NUMBER = Pattern.compile("\"number\":\"(\\d{14})\"");
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<String> url;

    public CaseClient(Supplier<String> url) {
        this.url = url;
    }

    /** What a server has acknowledged. */
    public record Acknowledged(String number, int version) {}

    /** An answer as it came. */
    public record Answer(int status, String body) {

        public Acknowledged acknowledged() {
            var number = NUMBER.matcher(body);
            var version = VERSION.matcher(body);
            if (status / 100 != 2 || !number.find() || !version.find()) {
                throw new IllegalStateException(status + " " + body);
            }
            return new Acknowledged(number.group(1), Integer.parseInt(version.group(1)));
        }
    }

    /** Asks until somebody answers: no connection and 5xx mean that the answer is not known yet. */
    public Acknowledged post(String path, String token, String key, String json) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var answer = once(path, token, key, json);
                if (answer.status() < 500) {
                    return answer.acknowledged();
                }
                if (System.nanoTime() > until) {
                    throw new IllegalStateException(answer.toString());
                }
            } catch (IOException e) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException(e);
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Waits until this node knows of a unit that was written past it; its tree is a copy. */
    public void awaitUnit(long unit, String token) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var answer =
                        http.send(
                                HttpRequest.newBuilder(URI.create(url.get() + "/api/units/" + unit))
                                        .header("Authorization", "Bearer " + token)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                if (System.nanoTime() > until) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Asks once. */
    public Answer once(String path, String token, String key, String json) throws IOException {
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(url.get() + path))
                                    .timeout(Duration.ofSeconds(60))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Idempotency-Key", key)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(json))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** A request said on the phone, put into the pool. */
    public static String newCase(String words) {
        return """
        {"kind": "COMPLAINT", "urgency": "GENERAL", "title": "%s", "words": "%s", "address": "试验路 1 号",
         "claimant": {"name": "张三", "phone": "13800138000", "anonymous": false}, "channel": "PHONE",
         "secret": false, "meetingWanted": false, "outcome": "POOL"}
        """
                .formatted(words, words);
    }
}
