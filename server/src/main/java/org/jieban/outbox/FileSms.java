package org.jieban.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jieban.calendar.CityZone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Text messages as lines of JSON, a file a day, for a gateway to fetch. Only the server's user reads them. */
@Component
class FileSms implements SmsGateway {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final @Nullable Path directory;
    private final Clock clock;

    FileSms(OutboxSettings settings, Clock clock) {
        this.directory = settings.sms().directory();
        this.clock = clock;
    }

    @Override
    public boolean open() {
        return directory != null;
    }

    @Override
    public synchronized void send(long id, String phone, String text) throws IOException {
        if (directory == null) {
            throw new IOException("no directory");
        }
        Files.createDirectories(directory);
        var file =
                directory.resolve(
                        "sms-" + LocalDate.ofInstant(clock.instant(), CityZone.ZONE) + ".jsonl");
        if (Files.notExists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        var line = new LinkedHashMap<String, Object>(Map.of("id", id));
        line.put("to", phone);
        line.put("text", text);
        line.put("at", clock.instant().toString());
        Files.writeString(
                file,
                JSON.writeValueAsString(line) + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
    }
}
