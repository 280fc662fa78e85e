package id.pulsa.charging.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a configuration file's text, within a limit and strictly as UTF-8. */
final class YamlSource {
    private final Path file;
    private final int maxBytes;

    /** @param maxBytes longest file accepted */
    YamlSource(Path file, int maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    String text(Findings findings) throws ConfigException {
        byte[] bytes = bytes(findings);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = utf8.decode(in, out, true);
        out.flip();
        String decoded = out.toString();
        if (result.isError()) {
            int line = 1 + (int) decoded.chars().filter(c -> c == '\n').count();
            int column = decoded.length() - decoded.lastIndexOf('\n');
            findings.add(
                    new Mark(file.toString(), line, column), "not UTF-8 text; save the file with the encoding UTF-8");
            findings.throwIfAny();
        }
        return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }

    private byte[] bytes(Findings findings) throws ConfigException {
        Mark whole = Mark.whole(file.toString());
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length <= maxBytes) {
                return bytes;
            }
            findings.add(whole, "longer than the limit of " + maxBytes + " bytes");
        } catch (NoSuchFileException e) {
            findings.add(whole, "no such file");
        } catch (IOException e) {
            findings.add(whole, "cannot be read: " + e.getMessage());
        }
        throw new ConfigException(findings.list());
    }
}
