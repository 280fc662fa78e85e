package id.pulsa.proxy.rehearsal;

import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** One phone's UDP socket: what it waits for comes, or the rehearsal is over. */
final class RehearsalSocket implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final MessageParser PARSER = new MessageParser(MessageLimits.DEFAULT);

    private final DatagramSocket socket;
    private final byte[] buffer = new byte[8_192];

    RehearsalSocket() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    int port() {
        return socket.getLocalPort();
    }

    void send(SipMessage message, InetSocketAddress to) throws IOException {
        socket.send(new DatagramPacket(message.bytes(), message.length(), to));
    }

    /** The next response with that status; others are passed over. */
    SipResponse response(int status) throws IOException {
        while (true) {
            if (receive() instanceof SipResponse response && response.status() == status) {
                return response;
            }
        }
    }

    /** The next request with that method; whatever else comes is passed over. */
    SipRequest request(Method method) throws IOException {
        while (true) {
            if (receive() instanceof SipRequest request && request.method().equals(method)) {
                return request;
            }
        }
    }

    private SipMessage receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] bytes = Arrays.copyOf(buffer, packet.getLength());
        if (PARSER.parse(bytes, bytes.length) instanceof ParseResult.Parsed parsed) {
            return parsed.message();
        }
        throw new IOException("the gateway sent something malformed");
    }

    @Override
    public void close() {
        socket.close();
    }
}
