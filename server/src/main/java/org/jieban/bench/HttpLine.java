package org.jieban.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One kept-alive HTTP/1.1 connection to this machine, as thin as can be: client, server and database
 * share the processors, and what is to be measured is not the client.
 */
final class HttpLine implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final int port;

    HttpLine(int port) throws IOException {
        this.port = port;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = new BufferedOutputStream(socket.getOutputStream(), 16_384);
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
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
        return answer(method + " " + path);
    }

    private String answer(String request) throws IOException {
        var status = line();
        int length = -1;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            }
        }
        var body =
                new String(
                        chunked ? chunks() : in.readNBytes(Math.max(length, 0)),
                        StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(request + ": " + status + " " + body);
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            body.write(in.readNBytes(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next == '\n') {
                return text.toString();
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
