package org.jieban.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port of this machine that nobody listens on. */
final class FreePort {

    private FreePort() {}

    static int preferably(int wanted) throws IOException {
        return wanted > 0 && isFree(wanted) ? wanted : any();
    }

    static int any() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port in TIME_WAIT is free for PostgreSQL as well
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
