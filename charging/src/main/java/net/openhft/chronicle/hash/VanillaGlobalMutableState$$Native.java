package net.openhft.chronicle.hash;

import net.openhft.chronicle.bytes.BytesStore;

/**
 * The one value interface that Chronicle Map itself uses, over memory off the heap. Chronicle looks for a class of this
 * name before it generates and compiles one, at every start: that needs a JDK instead of a JRE and costs more than
 * opening the maps does. The layout is the one that chronicle-values 2026.2 generates for chronicle-map 2026.1
 * (-Dchronicle.values.dumpCode=true shows it); compare it when either version changes.
 */
public class VanillaGlobalMutableState$$Native implements VanillaGlobalMutableState {
    private static final int TIER_BULKS = 0;
    private static final int FIRST_FREE_TIER = 3;
    private static final int TIERS_IN_USE = 8;
    private static final int SEGMENT_HEADERS = 13;
    private static final int DATA_STORE_SIZE = 17;
    private static final int SIZE = 25;
    private static final int MASK_24 = (1 << 24) - 1;
    private static final long MASK_32 = (1L << 32) - 1;
    private static final long MASK_40 = (1L << 40) - 1;

    private BytesStore<?, ?> store;
    private long offset;

    @Override
    public int getAllocatedExtraTierBulks() {
        return store.readInt(offset + TIER_BULKS) & MASK_24;
    }

    @Override
    public void setAllocatedExtraTierBulks(int bulks) {
        check(bulks, MASK_24);
        int kept = store.readInt(offset + TIER_BULKS) & ~MASK_24;
        store.writeInt(offset + TIER_BULKS, kept | bulks);
    }

    @Override
    public long getFirstFreeTierIndex() {
        return read40(FIRST_FREE_TIER);
    }

    @Override
    public void setFirstFreeTierIndex(long index) {
        write40(FIRST_FREE_TIER, index);
    }

    @Override
    public long getExtraTiersInUse() {
        return read40(TIERS_IN_USE);
    }

    @Override
    public void setExtraTiersInUse(long tiers) {
        write40(TIERS_IN_USE, tiers);
    }

    @Override
    public long getSegmentHeadersOffset() {
        return store.readInt(offset + SEGMENT_HEADERS) & MASK_32;
    }

    @Override
    public void setSegmentHeadersOffset(long headers) {
        check(headers, MASK_32);
        store.writeInt(offset + SEGMENT_HEADERS, (int) headers);
    }

    @Override
    public long getDataStoreSize() {
        return store.readLong(offset + DATA_STORE_SIZE);
    }

    @Override
    public void setDataStoreSize(long size) {
        check(size, Long.MAX_VALUE);
        store.writeLong(offset + DATA_STORE_SIZE, size);
    }

    @Override
    public long addDataStoreSize(long addition) {
        long size = getDataStoreSize() + addition;
        setDataStoreSize(size);
        return size;
    }

    // Chronicle declares the parameter without type arguments, and an override has to repeat that.
    @SuppressWarnings("rawtypes")
    @Override
    public void bytesStore(BytesStore newStore, long newOffset, long length) {
        if (length != SIZE || newOffset + length > newStore.capacity()) {
            throw new IllegalArgumentException(length + " bytes at " + newOffset + " of " + newStore.capacity());
        }
        store = newStore;
        offset = newOffset;
    }

    @Override
    public BytesStore<?, ?> bytesStore() {
        return store;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public long maxSize() {
        return SIZE;
    }

    private long read40(int at) {
        return store.readLong(offset + at) & MASK_40;
    }

    private void write40(int at, long value) {
        check(value, MASK_40);
        store.writeLong(offset + at, (store.readLong(offset + at) & ~MASK_40) | value);
    }

    private static void check(long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(value + " is outside 0–" + max);
        }
    }
}
