package id.pulsa.charging.account;

import id.pulsa.charging.ledger.Spending;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.io.IORuntimeException;
import net.openhft.chronicle.core.util.ReadResolvable;
import net.openhft.chronicle.hash.serialization.SizedReader;
import net.openhft.chronicle.hash.serialization.SizedWriter;
import net.openhft.chronicle.wire.WireIn;
import net.openhft.chronicle.wire.WireOut;
import org.jspecify.annotations.Nullable;

/**
 * {@link AccountState} as {@value #PLAIN_SIZE} bytes; {@link Extras} come after them. Stateless; its class name is stored
 * in the map's header.
 */
final class AccountMarshaller
        implements SizedReader<AccountState>, SizedWriter<AccountState>, ReadResolvable<AccountMarshaller> {
    static final AccountMarshaller INSTANCE = new AccountMarshaller();
    static final int PLAIN_SIZE = 8 + 8 + 4 + 4 + 1 + 8 + 4 + 8 + 8;
    private static final int BARRED = 1;
    private static final int CLOSING = 2;
    private static final int EXTRAS = 4;

    @Override
    public AccountState read(Bytes<?> in, long size, @Nullable AccountState using) {
        long available = in.readLong();
        long reserved = in.readLong();
        int running = in.readInt();
        int maxCalls = in.readInt();
        int flags = in.readByte();
        Standing standing = new Standing(maxCalls, (flags & BARRED) != 0, (flags & CLOSING) != 0, in.readLong());
        Spending spending = new Spending(in.readInt(), in.readLong(), in.readLong());
        Extras extras = (flags & EXTRAS) == 0 ? Extras.NONE : ExtrasCodec.read(in);
        return new AccountState(available, reserved, running, standing, spending, extras);
    }

    @Override
    public long size(AccountState state) {
        return PLAIN_SIZE + (state.extras().none() ? 0 : ExtrasCodec.size(state.extras()));
    }

    @Override
    public void write(Bytes<?> out, long size, AccountState state) {
        Standing standing = state.standing();
        boolean extras = !state.extras().none();
        out.writeLong(state.availableMicros());
        out.writeLong(state.reservedMicros());
        out.writeInt(state.runningCalls());
        out.writeInt(standing.maxCalls());
        out.writeByte(
                (byte) ((standing.barred() ? BARRED : 0) | (standing.closing() ? CLOSING : 0) | (extras ? EXTRAS : 0)));
        out.writeLong(standing.validUntilWallMillis());
        out.writeInt(Math.toIntExact(state.spending().day()));
        out.writeLong(state.spending().micros());
        out.writeLong(state.spending().beforeMicros());
        if (extras) {
            ExtrasCodec.write(out, state.extras());
        }
    }

    @Override
    public AccountMarshaller readResolve() {
        return INSTANCE;
    }

    @Override
    public void readMarshallable(WireIn wire) throws IORuntimeException {
        // Stateless.
    }

    @Override
    public void writeMarshallable(WireOut wire) {
        // Stateless.
    }
}
