package org.jieban.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One kept-alive HTTP/1.1 connection to this machine, as thin as can be: client, server and database
 * share the processors, and what is to be measured is not the client.
 */
final class HttpLine implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final int port;
    private final byte[] buffer = new byte[16_384];
    private int next;
    private int end;

    HttpLine(int port) throws IOException {
        this.port = port;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** The answer to a request; anything but 200 to 299 is an error that names the answer. */
    String send(String method, String path, String token, String key, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: localhost:"
                        + port
                        + "\r\nAuthorization: Bearer "
                        + token
                        + "\r\nAccept: application/json"
                        + (key.isEmpty() ? "" : "\r\nIdempotency-Key: " + key)
                        + (bytes.length == 0
                                ? ""
                                : "\r\nContent-Type: application/json\r\nContent-Length: "
                                        + bytes.length)
                        + "\r\n\r\n";
        var whole =
                Arrays.copyOf(
                        head.getBytes(StandardCharsets.US_ASCII), head.length() + bytes.length);
        System.arraycopy(bytes, 0, whole, head.length(), bytes.length);
        out.write(whole);
        return answer(method + " " + path);
    }

    private String answer(String request) throws IOException {
        var status = line();
        int length = -1;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (is(header, "content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (is(header, "transfer-encoding:") && header.contains("chunked")) {
                chunked = true;
            }
        }
        var body =
                new String(chunked ? chunks() : bytes(Math.max(length, 0)), StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(request + ": " + status + " " + body);
        }
        return body;
    }

    private static boolean is(String header, String name) {
        return header.regionMatches(true, 0, name, 0, name.length());
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            body.write(bytes(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] bytes(int count) throws IOException {
        var bytes = new byte[count];
        int have = 0;
        while (have < count) {
            fill();
            int some = Math.min(count - have, end - next);
            System.arraycopy(buffer, next, bytes, have, some);
            next += some;
            have += some;
        }
        return bytes;
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        while (true) {
            fill();
            byte one = buffer[next++];
            if (one == '\n') {
                return text.toString();
            }
            if (one != '\r') {
                text.append((char) one);
            }
        }
    }

    private void fill() throws IOException {
        if (next == end) {
            next = 0;
            end = in.read(buffer);
            if (end <= 0) {
                throw new EOFException("the server closed the connection");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
