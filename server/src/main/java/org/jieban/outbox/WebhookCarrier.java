package org.jieban.outbox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages to another system of the city. The body is signed: header {@code Jieban-Signature} is {@code
 * t=<seconds>,v1=<hex of HMAC-SHA-256 over "seconds.body">}; {@code Jieban-Delivery} is the same for a
 * repetition. Any answer of the 200s takes it over.
 */
@Component
class WebhookCarrier implements Carrier {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MAC = "HmacSHA256";

    private final OutboxSettings.Webhook settings;
    private final Clock clock;
    private final HttpClient http;

    WebhookCarrier(OutboxSettings settings, Clock clock) {
        this.settings = settings.webhook();
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(this.settings.timeout()).build();
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public boolean open() {
        return settings.url() != null;
    }

    @Override
    public boolean reachesCitizens() {
        return settings.url() != null;
    }

    @Override
    public boolean reaches(String unitCode) {
        return settings.url() != null;
    }

    @Override
    public void carry(Letter letter, Wording wording, String to) throws IOException {
        var url = settings.url();
        if (url == null) {
            throw new IOException("no address");
        }
        var said = new LinkedHashMap<String, Object>();
        said.put("id", letter.id());
        said.put("kind", letter.kind().name());
        said.put("case", letter.number());
        said.put("at", letter.at().toString());
        said.put("subject", wording.subject());
        said.put("text", wording.text());
        if (letter.unit() != null) {
            said.put("unit", to);
        } else if (settings.withPhone()) {
            said.put("phone", to);
        }
        var body = JSON.writeValueAsString(said);
        var seconds = clock.instant().getEpochSecond();
        var request =
                HttpRequest.newBuilder(url)
                        .timeout(settings.timeout())
                        .header("Content-Type", "application/json")
                        .header("Jieban-Delivery", String.valueOf(letter.id()))
                        .header(
                                "Jieban-Signature",
                                "t=" + seconds + ",v1=" + signature(seconds, body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IOException("status " + status);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    // [impl->rule~outbox.signed~1]
    private String signature(long seconds, String body) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key(), MAC));
            return HexFormat.of()
                    .formatHex(
                            mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] key() {
        if (settings.secret().isEmpty()) {
            throw new IllegalStateException("jieban.outbox.webhook.secret is missing");
        }
        return settings.secret().getBytes(StandardCharsets.UTF_8);
    }
}
