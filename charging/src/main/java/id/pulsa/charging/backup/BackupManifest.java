package id.pulsa.charging.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.pulsa.charging.ledger.LedgerChain;
import id.pulsa.charging.ledger.sqlite.SqliteBackup;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says about itself: the last entry of its archive.
 *
 * @param takenAtWallMillis when the copy was begun; every transaction acknowledged before is in it
 * @param ledger the state that was copied
 * @param files the other entries of the archive
 */
public record BackupManifest(long takenAtWallMillis, SqliteBackup.Taken ledger, List<Content> files) {
    static final String ENTRY = "manifest.json";

    /** Raised when an older program could not restore what a newer one writes. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    public BackupManifest {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param sha256 64 hexadecimal digits in lower case
     */
    public record Content(String name, long bytes, String sha256) {}

    /** The file of that name; null when there is none. */
    @Nullable Content file(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    byte[] json() throws IOException {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", FORMAT);
        manifest.put("taken_at", Instant.ofEpochMilli(takenAtWallMillis).toString());
        manifest.put("position", ledger.position());
        manifest.put("ledger_format", ledger.formatVersion());
        manifest.put("live_calls", ledger.liveCalls());
        head(manifest.putObject("movements"), ledger.chain().movements());
        head(manifest.putObject("cdrs"), ledger.chain().cdrs());
        ArrayNode contents = manifest.putArray("files");
        for (Content file : files) {
            contents.addObject()
                    .put("name", file.name())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    }

    private static void head(ObjectNode node, LedgerChain.Head head) {
        node.put("seq", head.seq()).put("hash", head.hash());
    }

    /** @throws BackupException when it is none, or one of a newer program */
    static BackupManifest parse(byte[] json) throws BackupException {
        try {
            JsonNode manifest = JSON.readTree(json);
            if (manifest.path("format").asInt() > FORMAT) {
                throw new BackupException("the backup was made by a newer Pulsa: restore it with that one");
            }
            List<Content> files = new ArrayList<>();
            for (JsonNode file : manifest.required("files")) {
                files.add(new Content(
                        file.required("name").asText(),
                        file.required("bytes").asLong(),
                        file.required("sha256").asText()));
            }
            return new BackupManifest(
                    Instant.parse(manifest.required("taken_at").asText()).toEpochMilli(),
                    new SqliteBackup.Taken(
                            manifest.required("position").asLong(),
                            manifest.required("ledger_format").asInt(),
                            new LedgerChain(head(manifest, "movements"), head(manifest, "cdrs")),
                            manifest.required("live_calls").asLong()),
                    files);
        } catch (BackupException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new BackupException("the backup's manifest cannot be read", e);
        }
    }

    private static LedgerChain.Head head(JsonNode manifest, String name) {
        JsonNode head = manifest.required(name);
        return new LedgerChain.Head(
                head.required("seq").asLong(), head.required("hash").asText());
    }
}
