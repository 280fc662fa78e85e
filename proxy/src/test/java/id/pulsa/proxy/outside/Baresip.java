package id.pulsa.proxy.outside;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real softphone without screen or sound card: it plays a tone from a file, records into another, answers by itself,
 * and is driven through baresip's control socket (JSON in netstrings).
 */
final class Baresip implements AutoCloseable {
    private static final Path MODULES = Path.of("/usr/lib/baresip/modules");
    private static final int SAMPLES_PER_SECOND = 8_000;

    private final ChildProcess process;
    private final Socket control;
    private final StringBuilder events = new StringBuilder();

    private Baresip(ChildProcess process, Socket control) {
        this.process = process;
        this.control = control;
    }

    static boolean isInstalled() {
        return Files.isDirectory(MODULES) && Files.isExecutable(Path.of("/usr/bin/baresip"));
    }

    /** Starts a phone that registers at the gateway. */
    static Baresip start(Path folder, String number, int gatewayPort, FreePorts ports) {
        int controlPort = ports.take();
        int sipPort = ports.take();
        // Right after the SIP port, baresip listens for TLS, asked or not.
        ports.take();
        try {
            Files.createDirectories(folder);
            configure(folder, number, gatewayPort, sipPort, controlPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChildProcess process = ChildProcess.start(
                "baresip " + number,
                folder,
                folder.resolve("baresip.log"),
                List.of("baresip", "-f", folder.toString()),
                Map.of("HOME", folder.toString()));
        try {
            Socket control = Eventually.get(
                    "control socket of baresip " + number, Duration.ofSeconds(10), () -> connect(controlPort));
            return new Baresip(process, control);
        } catch (AssertionError e) {
            process.close();
            throw new AssertionError(process.output(), e);
        }
    }

    private static void configure(Path folder, String number, int gatewayPort, int sipPort, int controlPort)
            throws IOException {
        // A phone hangs up when its tone has been played.
        Files.write(folder.resolve("tone.wav"), tone(440, 60));
        Files.write(folder.resolve("alert.wav"), tone(880, 1));
        Files.writeString(folder.resolve("contacts"), "");
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:%s@127.0.0.1:%d;transport=udp>;auth_user=%s;auth_pass=%s;regint=600;answermode=auto%n"
                        .formatted(number, gatewayPort, number, SubscriberFile.PASSWORD));
        Files.writeString(
                folder.resolve("config"), """
                sip_listen 127.0.0.1:%d
                audio_source aufile,%s/tone.wav
                audio_player aufile,%s/out.wav
                audio_alert aufile,%s/alert.wav
                module_path %s
                module g711.so
                module aufile.so
                module_tmp account.so
                module_app menu.so
                module_app ctrl_tcp.so
                ctrl_tcp_listen 127.0.0.1:%d
                """.formatted(sipPort, folder, folder, folder, MODULES, controlPort));
    }

    /** A WAV file: 16 bit, mono. */
    private static byte[] tone(int hertz, int seconds) {
        int samples = SAMPLES_PER_SECOND * seconds;
        ByteBuffer wav = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * 2);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        wav.putInt(SAMPLES_PER_SECOND)
                .putInt(SAMPLES_PER_SECOND * 2)
                .putShort((short) 2)
                .putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 2);
        for (int i = 0; i < samples; i++) {
            wav.putShort((short) (8_000 * Math.sin(2 * Math.PI * hertz * i / SAMPLES_PER_SECOND)));
        }
        return wav.array();
    }

    private static Optional<Socket> connect(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(50);
            return Optional.of(socket);
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    void dial(String uri) {
        command("{\"command\":\"dial\",\"params\":\"" + uri + "\",\"token\":\"dial\"}");
    }

    void hangUp() {
        command("{\"command\":\"hangup\",\"token\":\"hangup\"}");
    }

    private void command(String json) {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        try {
            OutputStream out = control.getOutputStream();
            out.write((payload.length + ":").getBytes(StandardCharsets.US_ASCII));
            out.write(payload);
            out.write(',');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until baresip has reported an event, as CALL_ESTABLISHED or CALL_CLOSED, in any order. */
    void awaitEvent(String type, Duration limit) {
        try {
            Eventually.get("baresip event " + type, limit, () -> {
                read();
                return events.indexOf("\"" + type + "\"") >= 0 ? Optional.of(type) : Optional.empty();
            });
        } catch (AssertionError e) {
            throw new AssertionError("events: " + events + "\n" + process.output(), e);
        }
    }

    /** What it has reported so far, as it was read by {@link #awaitEvent}. */
    String events() {
        return events.toString();
    }

    /** Waits until it has registered: that happens at its start, before anybody can listen to its events. */
    void awaitRegistered(Duration limit) {
        process.awaitOutput("[1 binding]", limit);
    }

    private void read() {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try {
            DataInputStream in = new DataInputStream(control.getInputStream());
            byte[] chunk = new byte[4_096];
            int length = in.read(chunk);
            while (length > 0) {
                received.write(chunk, 0, length);
                length = in.read(chunk);
            }
        } catch (SocketTimeoutException nothingMore) {
            // All that was reported so far has been read.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        events.append(received.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            control.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.close();
        }
    }
}
